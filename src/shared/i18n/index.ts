/**
 * Every catalogue, in both languages, one top-level key per file: `problem.NOT_FOUND`, `common.actions.save`.
 * A feature adds one line for each language; its Chinese file is the source, the other is checked against it.
 */
import type { Catalogue } from './catalogue';
import { common as commonEn } from './en/common';
import { customers as customersEn } from './en/customers';
import { desktop as desktopEn } from './en/desktop';
import { dispatch as dispatchEn } from './en/dispatch';
import { fields as fieldsEn } from './en/fields';
import { grid as gridEn } from './en/grid';
import { imports as importsEn } from './en/imports';
import { orders as ordersEn } from './en/orders';
import { posts as postsEn } from './en/posts';
import { pricing as pricingEn } from './en/pricing';
import { products as productsEn } from './en/products';
import { stock as stockEn } from './en/stock';
import { problem as problemEn } from './en/problem';
import { problemCases as problemCasesEn } from './en/problem-cases';
import { receivables as receivablesEn } from './en/receivables';
import { users as usersEn } from './en/users';
import { session as sessionEn } from './en/session';
import { settings as settingsEn } from './en/settings';
import { shell as shellEn } from './en/shell';
import { common } from './zh-CN/common';
import { customers } from './zh-CN/customers';
import { desktop } from './zh-CN/desktop';
import { dispatch } from './zh-CN/dispatch';
import { fields } from './zh-CN/fields';
import { grid } from './zh-CN/grid';
import { imports } from './zh-CN/imports';
import { orders } from './zh-CN/orders';
import { posts } from './zh-CN/posts';
import { pricing } from './zh-CN/pricing';
import { products } from './zh-CN/products';
import { stock } from './zh-CN/stock';
import { problem } from './zh-CN/problem';
import { problemCases } from './zh-CN/problem-cases';
import { receivables } from './zh-CN/receivables';
import { users } from './zh-CN/users';
import { session } from './zh-CN/session';
import { settings } from './zh-CN/settings';
import { shell } from './zh-CN/shell';

const chinese = {
  common,
  customers,
  desktop,
  dispatch,
  fields,
  orders,
  posts,
  problem,
  problemCases,
  stock,
  products,
  pricing,
  grid,
  imports,
  receivables,
  users,
  session,
  settings,
  shell,
};

const english: Catalogue<typeof chinese> = {
  common: commonEn,
  customers: customersEn,
  desktop: desktopEn,
  dispatch: dispatchEn,
  fields: fieldsEn,
  orders: ordersEn,
  posts: postsEn,
  problem: problemEn,
  problemCases: problemCasesEn,
  stock: stockEn,
  products: productsEn,
  pricing: pricingEn,
  grid: gridEn,
  imports: importsEn,
  receivables: receivablesEn,
  users: usersEn,
  session: sessionEn,
  settings: settingsEn,
  shell: shellEn,
};

export const resources = { 'zh-CN': chinese, en: english };

export type Language = keyof typeof resources;
/** The shape of the words of one language. */
export type Words = Catalogue<typeof chinese>;

export const languages: readonly Language[] = ['zh-CN', 'en'];
