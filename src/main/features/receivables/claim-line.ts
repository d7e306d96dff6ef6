import type { receivablesContract } from '../../../shared/contract/receivables.contract';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { BankLineState } from '../../../shared/domain/receivable-words';
import { done, type Command } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { customerFacts } from '../customers/customers.queries';
import { findBankLine } from './bank-lines.queries';
import { addBankLines, moveBankLine } from './bank-lines.repo';
import { otherPayer } from './payer.rules';
import { namesOf } from './payers.queries';
import { receiptFacts } from './receivables.queries';
import { addReversal } from './receivables.repo';
import { makeReceipt } from './record-receipt';

type Contract = typeof receivablesContract;
type Seen = { readonly bankLineId: number; readonly version: number };

async function lineAt(tx: Tx, { bankLineId, version }: Seen, state: BankLineState) {
  const line = await findBankLine(tx, bankLineId);
  if (!line) return refuse('NOT_FOUND', {}, ['/bankLineId']);
  if (line.version !== version) return refuse('CONFLICT', { expected: version, found: line.version }, ['/version']);
  return line.state === state ? okay(line) : refuse('STATE_CONFLICT', {}, ['/bankLineId']);
}

/** Money of a payer nobody knows yet, typed by hand; typed twice it is refused by its own key. */
export const addBankLine: Command<Contract['addBankLine']> = async (tx, input, ctx) => {
  if (input.receivedOn > ctx.today) {
    return refuse('RULE_VIOLATED', { case: 'receivables.rules.future' }, ['/receivedOn']);
  }
  const [id] = await addBankLines(tx, [{ ...input, serialNo: '' }], { fileName: '', ctx });
  if (id === undefined) return refuse('DUPLICATE', { value: input.payer }, ['/payer']);
  const { receivedOn, amountFen } = input;
  return done({ bankLineId: id }, { entity: 'bank_line', id, action: 'record', after: { receivedOn, amountFen } });
};

/** Somebody knows whose money it is: the receipt keeps the payer as the bank wrote him. */
export const claimLine: Command<Contract['claimLine']> = async (tx, input, ctx) => {
  const line = await lineAt(tx, input, 'open');
  if (!line.ok) return line;
  const { id, payer, payerAccount, receivedOn, amountFen, reference } = line.value;
  const customer = await customerFacts(tx, input.customerId);
  if (!customer) return refuse('NOT_FOUND', {}, ['/customerId']);
  const isOther = otherPayer({ payer, payerSeen: input.payerSeen }, await namesOf(tx, input.customerId));
  if (!isOther.ok) return isOther;
  const money = { customerId: input.customerId, receivedOn, amountFen, payer, payerAccount, remark: reference };
  const made = await makeReceipt(tx, { ...money, form: 'transfer', isOtherPayer: isOther.value }, ctx);
  if (!made.ok) return made;
  const { receiptId, number } = made.value;
  const whose = { customerId: customer.id, customerName: customer.name, customerPy: customer.pyFull, receiptId };
  const step = { id, version: input.version, from: 'open' } as const;
  const moved = await moveBankLine(tx, step, { state: 'claimed', ...whose });
  if (!moved.ok) return moved;
  const after = { number, customerId: customer.id, amountFen, receivedOn };
  return done(
    made.value,
    { entity: 'bank_line', id, action: 'claim', after: { customerId: customer.id, receipt: number } },
    { entity: 'receipt', id: receiptId, action: 'record', after },
  );
};

/** The claim was wrong: its receipt is reversed, and the line waits for somebody again. */
export const unclaimLine: Command<Contract['unclaimLine']> = async (tx, input, ctx) => {
  const line = await lineAt(tx, input, 'claimed');
  if (!line.ok) return line;
  const facts = line.value.receiptId === null ? undefined : await receiptFacts(tx, line.value.receiptId);
  if (!facts) return refuse('NOT_FOUND', {}, ['/bankLineId']);
  if (facts.matchedFen !== 0) return refuse('IN_USE', {}, ['/bankLineId']);
  const { reason } = input;
  const { made, entries } = await addReversal(tx, facts, { ctx, reason, on: ctx.today });
  const entry = { entity: 'receipt', id: facts.id, action: 'reverse', after: { number: made.number }, reason };
  return done({ version: input.version + 1 }, entry, ...entries);
};

type Set = { readonly from: BankLineState; readonly to: BankLineState; readonly reason: string };

async function setState(tx: Tx, seen: Seen, { from, to, reason }: Set): Promise<Result<number>> {
  const line = await lineAt(tx, seen, from);
  if (!line.ok) return line;
  const step = { id: seen.bankLineId, version: seen.version, from };
  return moveBankLine(tx, step, { state: to, remark: reason });
}

/** No customer's money: interest, a transfer between own accounts. */
export const ignoreLine: Command<Contract['ignoreLine']> = async (tx, { reason, ...seen }) => {
  const version = await setState(tx, seen, { from: 'open', to: 'ignored', reason });
  if (!version.ok) return version;
  return done({ version: version.value }, { entity: 'bank_line', id: seen.bankLineId, action: 'ignore', reason });
};

/** Was somebody's money after all. */
export const restoreLine: Command<Contract['restoreLine']> = async (tx, seen) => {
  const version = await setState(tx, seen, { from: 'ignored', to: 'open', reason: '' });
  if (!version.ok) return version;
  return done({ version: version.value }, { entity: 'bank_line', id: seen.bankLineId, action: 'restore' });
};
