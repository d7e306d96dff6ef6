import type { Catalogue } from '../catalogue';
import type { importDepositWords as zh } from '../zh-CN/import-deposits';

/** Deposits outside in a file. */
export const importDepositWords: Catalogue<typeof zh> = {
  fields: { payee: 'Payee', depositFen: 'Deposit', paidOn: 'Paid on', dueBackOn: 'Due back on' },
  hints: {
    payee: 'Who has the deposit: the agency, the trading centre or the hospital.',
    depositFen: 'What is still outside, in yuan, more than 0.',
    paidOn: 'The day of the payment, for example 2026-01-05.',
    dueBackOn: 'The day on which it is due back; empty: a reminder 90 days after the payment.',
  },
  examples: {
    payee: 'Xiamen Trading Centre',
    depositFen: '20,000.00',
    paidOn: '2026-06-15',
    dueBackOn: '2026-12-15',
  },
  headerWords: {
    payee: 'payee,paid to,beneficiary',
    depositFen: 'deposit,deposit amount,bid deposit',
    paidOn: 'paid on,payment date,date paid',
    dueBackOn: 'due back on,due back,refund due',
  },
};
