/** Invoices and red forms for tests, from the approved order on, through the procedures. */
import type { OutputOf } from '../../../src/shared/contract/procedure';
import type { redLettersContract } from '../../../src/shared/contract/red-letters.contract';
import type { RedReason } from '../../../src/shared/domain/invoicing-words';
import { PASSWORD, type Book, type Seat } from '../book';
import { aTeam, type LocalTeam } from './dispatch';
import { aPerson } from './users';

export const TODAY = '2026-11-21';
export type RedRoom = LocalTeam & { readonly clerk: Seat; readonly manager: Seat; readonly head: Seat };

/** A team with an invoicing clerk, a finance manager and a second finance person. */
export async function aRedRoom(book: Book): Promise<RedRoom> {
  const team = await aTeam(book);
  const clerk = await aPerson(book, team.boss, { posts: ['invoice_clerk'] });
  const manager = await aPerson(book, team.boss, { posts: ['finance_manager'] });
  const head = await aPerson(book, team.boss, { posts: ['boss'] });
  return {
    ...team,
    clerk: clerk.seat,
    manager: manager.seat,
    head: head.seat,
    signInAgain: async () => {
      await team.signInAgain();
      for (const { seat, loginName } of [clerk, manager, head])
        await seat.ok('session.logIn', { loginName, password: PASSWORD });
    },
  };
}

let numbers = 0;
/** A number of 20 digits that nobody used. */
export function aNumber(): string {
  numbers += 1;
  return `26322000000${String(numbers).padStart(9, '0')}`;
}

type Entitled = { readonly id: number; readonly orderId: number | null; readonly openQty: number };

/** What is to be invoiced of an order. */
export async function entitlementsOf(seat: Seat, orderId: number): Promise<readonly Entitled[]> {
  const { rows } = await seat.ok<{ rows: Entitled[] }>('invoicing.toInvoice', { limit: 100 });
  return rows.filter((row) => row.orderId === orderId);
}

export type MadeInvoice = { readonly invoiceId: number; readonly number: string };
export type Billed = {
  readonly customerId: number;
  readonly lines: readonly { readonly orderId: number; readonly units: number }[];
};

/** One normal invoice over whole units of the first lines of orders. */
export async function aNormalInvoice(
  room: RedRoom,
  { customerId, lines }: Billed,
  number = aNumber(),
): Promise<MadeInvoice> {
  const picks: { entitlementId: number; qty: number }[] = [];
  for (const { orderId, units } of lines) {
    const [first] = await entitlementsOf(room.clerk, orderId);
    picks.push({ entitlementId: first?.id ?? 0, qty: units * 1000 });
  }
  const { requests } = await room.clerk.ok<{ requests: { requestId: number; version: number }[] }>(
    'invoicing.request',
    {
      ...{ customerId, lines: picks },
    },
  );
  const [made] = requests;
  return issueOf(room, { requestId: made?.requestId ?? 0, version: made?.version ?? 0 }, number);
}

async function issueOf(room: RedRoom, request: { requestId: number; version: number }, number: string) {
  const invoices = [{ invoiceNo: 1, number, issuedOn: TODAY }];
  const issued = await room.clerk.ok<{ invoices: MadeInvoice[] }>('invoicing.issue', { ...request, invoices });
  return { invoiceId: issued.invoices[0]?.invoiceId ?? 0, number };
}

/** An invoice in advance, approved by finance. */
export async function anAdvance(
  room: RedRoom,
  {
    customerId,
    productId,
    units,
    price = 128_000,
  }: { customerId: number; productId: number; units: number; price?: number },
): Promise<MadeInvoice> {
  const asked = await room.clerk.ok<{ requestId: number; version: number }>('invoicing.requestAdvance', {
    ...{ customerId, lines: [{ productId, qty: units * 1000, price }] },
    ...{ basis: '2026 年度合同', expectedOn: '2026-12-10', reason: '客户月底要票' },
  });
  const { requestId, version } = asked;
  const approved = await room.finance.ok<{ version: number }>('invoicing.approve', { requestId, version });
  return issueOf(room, { requestId, version: approved.version }, aNumber());
}

export type Blue = OutputOf<(typeof redLettersContract)['blue']>;
export const blueOf = (room: RedRoom, invoiceId: number): Promise<Blue> =>
  room.clerk.ok<Blue>('redLetters.blue', { invoiceId });

export type FormWish = {
  readonly isBooked?: boolean;
  readonly reason?: RedReason;
  readonly kind?: 'red' | 'reissue';
  readonly lines?: readonly object[];
  readonly to?: object;
  readonly differsSeen?: boolean;
  readonly remark?: string;
};
export type MadeForm = { readonly requestId: number; readonly version: number; readonly number: string };

/** A form that the clerk asks for; a booked invoice, goods came back, unless something else is said. */
export const askRed = (room: RedRoom, invoiceId: number, wish: FormWish = {}) =>
  room.clerk.call<MadeForm>('redLetters.request', {
    invoiceId,
    isBooked: true,
    reason: '02',
    remark: '客户来函',
    ...wish,
  });

export async function aForm(room: RedRoom, invoiceId: number, wish: FormWish = {}): Promise<MadeForm> {
  const asked = await askRed(room, invoiceId, wish);
  if (!asked.ok) throw new Error(`no form: ${JSON.stringify(asked.problem)}`);
  return asked.value;
}

export type Form = OutputOf<(typeof redLettersContract)['get']>;
export const formOf = (room: RedRoom, requestId: number): Promise<Form> =>
  room.clerk.ok<Form>('redLetters.get', { requestId });

/** One step of a form by a person, with the version that stands. */
export async function step(
  room: RedRoom,
  name: string,
  ...[requestId, given = {}]: [requestId: number, given?: { by?: Seat } & Record<string, unknown>]
) {
  const { by = room.clerk, ...input } = given;
  const { version } = (await formOf(room, requestId)).form;
  return by.call<{
    version: number;
    redFen: number;
    redInvoiceId: number;
    blueInvoiceId: number | null;
    blueFen: number;
  }>(`redLetters.${name}`, { requestId, version, ...input });
}

/** Approved by finance, sent and confirmed where the buyer had booked. */
export async function confirmForm(room: RedRoom, requestId: number): Promise<void> {
  const must = async (name: string, given: Record<string, unknown> & { by?: Seat } = {}) => {
    const answer = await step(room, name, requestId, given);
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.problem)}`);
  };
  await must('approve', { by: room.finance });
  if (!(await formOf(room, requestId)).form.isBooked) return;
  await must('send', { formNo: '32011526110000012345' });
  await must('answer', { isConfirmed: true });
}

/** The red invoice of a form, through all of its steps. */
export async function issueRed(room: RedRoom, requestId: number, given: Record<string, unknown> = {}) {
  await confirmForm(room, requestId);
  const answer = await step(room, 'issue', requestId, { number: aNumber(), issuedOn: TODAY, ...given });
  if (!answer.ok) throw new Error(`issue: ${JSON.stringify(answer.problem)}`);
  return answer.value;
}

type Account = {
  readonly customerId: number;
  readonly taxNo: string;
  readonly rateBp: number;
  readonly storedQty: number;
  readonly storedFen: number;
  readonly advanceQty: number;
  readonly advanceFen: number;
  readonly pendingQty: number;
  readonly pendingFen: number;
};
export const accountsOf = async (room: RedRoom, customerId: number): Promise<readonly Account[]> =>
  (await room.clerk.ok<{ rows: Account[] }>('ledger.list', { limit: 100 })).rows.filter(
    (row) => row.customerId === customerId,
  );

/** 存票, 预开票, 待红冲 of a buyer: whole units and fen. */
export async function balancesOf(room: RedRoom, customerId: number) {
  const rows = await accountsOf(room, customerId);
  const sum = (key: Exclude<keyof Account, 'taxNo'>) => rows.reduce((total, row) => total + row[key], 0);
  return {
    stored: [sum('storedQty') / 1000, sum('storedFen')],
    advance: [sum('advanceQty') / 1000, sum('advanceFen')],
    pending: [sum('pendingQty') / 1000, sum('pendingFen')],
  };
}

/** Amount with tax, without it, and the tax of an invoice; fen. */
export async function amountsOf(room: RedRoom, invoiceId: number): Promise<readonly [number, number, number]> {
  const { row } = await room.clerk.ok<{ row: { totalFen: number; exclFen: number; taxFen: number; taxNo: string } }>(
    'ledger.invoice',
    { invoiceId },
  );
  return [row.totalFen, row.exclFen, row.taxFen];
}
