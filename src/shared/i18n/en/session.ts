import type { Catalogue } from '../catalogue';
import type { session as source } from '../zh-CN/session';

export const session: Catalogue<typeof source> = {
  tagline: 'Orders, dispatch, invoices and tenders on one line',
  steps: {
    order: 'Order',
    approval: 'Approval',
    dispatch: 'Dispatch',
    shipment: 'Shipment',
    invoice: 'Invoice',
  },
  setUp: {
    title: 'Set up my firm',
    lead: 'Only the name of the firm and your account are needed; the rest can wait for the settings.',
    firmPart: 'Firm',
    personPart: 'Your account',
    personHint: 'You hold every post until you hand them on.',
    firmName: 'Name of the firm',
    firmNameExample: 'For example: Huakang Pharma Ltd.',
    name: 'Your name',
    loginName: 'Login name',
    loginNameHint: 'What you type to log in',
    password: 'Password',
    passwordHint: 'At least 8 characters; no common words, not the firm, not the login name',
    passwordAgain: 'Password once more',
    submit: 'Set up and enter',
  },
  logIn: {
    loginName: 'Login name',
    password: 'Password',
    noAccount: 'No account, or password forgotten? Ask an administrator.',
  },
  demo: {
    title: 'Demo book',
    lead: 'Choose a role and enter. No password is needed.',
  },
  locked: {
    title: 'Screen locked',
    lead: '{{name}}, type your password to go on. Open pages and drafts are still here.',
    other: 'Log in as somebody else',
  },
  startsTooLate: 'The book may begin on {{last}} at the latest.',
  tooShort: 'At least {{min}} characters',
  notSame: 'The two passwords differ',
};
