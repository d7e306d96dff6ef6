/** Money of the demo book that is not a plain receipt: lines of the bank statement and bills of acceptance. */
import { addDays, businessDateOf } from '../../../shared/domain/business-date';
import { asked, DAY_MINUTES } from './asks';
import type { DemoCustomer, Stage } from './master-data';

const ZONE = 'Asia/Shanghai';

/** Money of unknown payers waits, interest is set aside, one line was claimed. */
async function addBankLines(stage: Stage, customers: readonly DemoCustomer[]): Promise<void> {
  const { caller, random, words, now } = stage;
  const { unknownPayers, purposes, interestPayer, interest, interestReason } = words.bank;
  const ago = 240;
  // The day of the step itself: shortly after midnight it is yesterday's.
  const typedOn = businessDateOf(now - ago * 60_000, ZONE);
  const ask = asked(stage, 'cashier', ago);
  const add = async (payer: string, reference: string, at: number) => {
    const line = {
      ...{ payer, reference, receivedOn: addDays(typedOn, -at) },
      amountFen: payer === interestPayer ? 4_217 : random.integer(100, 4000) * 10_000,
      payerAccount: `6222${random.integer(10_000_000, 99_999_999)}${random.integer(1000, 9999)}`,
    };
    return (await caller.must<{ bankLineId: number }>('receivables.addBankLine', ask(line))).bankLineId;
  };
  for (const [at, payer] of unknownPayers.entries()) await add(payer, purposes[at % purposes.length] ?? '', at);
  const ignored = { bankLineId: await add(interestPayer, interest, 1), version: 0, reason: interestReason };
  await caller.must('receivables.ignoreLine', ask(ignored));
  const [first] = customers;
  const claimed = { bankLineId: await add(unknownPayers[0] ?? '', purposes[0] ?? '', 2), version: 0 };
  const claim = { ...claimed, customerId: first?.id ?? 0, payerSeen: true };
  await caller.must('receivables.claimLine', asked(stage, 'finance', 180)(claim));
}

/** One bill is due within days, one in months, one was paid by the bank. */
async function addBills(stage: Stage, customers: readonly DemoCustomer[]): Promise<void> {
  const { caller, random, words, now } = stage;
  const today = businessDateOf(now, ZONE);
  for (const [at, days] of [4, 110, -6].entries()) {
    const bill = {
      billNo: `5313${random.integer(10_000_000, 99_999_999)}${random.integer(10_000_000, 99_999_999)}`,
      acceptor: words.bank.acceptor,
      dueOn: addDays(today, days),
    };
    const receipt = {
      ...{ customerId: customers[at + 1]?.id ?? 0, form: 'acceptance', payer: '', remark: '', bill },
      receivedOn: addDays(today, -40),
      amountFen: random.integer(20, 90) * 100_000,
    };
    await caller.must('receivables.record', asked(stage, 'cashier', 40 * DAY_MINUTES)(receipt));
    if (days > 0) continue;
    const filters = [{ op: 'equals', column: 'billNo', text: bill.billNo }];
    const { rows } = await caller.must<{ rows: readonly { id: number; version: number }[] }>(
      'receivables.bills',
      asked(stage, 'cashier', 0)({ filters }),
    );
    const settled = { billId: rows[0]?.id ?? 0, version: rows[0]?.version ?? 0, settledOn: addDays(today, -5) };
    await caller.must('receivables.settleBill', asked(stage, 'cashier', 5 * DAY_MINUTES)(settled));
  }
}

/** Bank lines and bills of the last weeks. */
export async function keepBank(stage: Stage, customers: readonly DemoCustomer[]): Promise<void> {
  await addBankLines(stage, customers);
  await addBills(stage, customers);
}
