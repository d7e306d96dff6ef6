/** Deposits of the demo's tenders: asked for, paid, outside, late, back, forfeited, turned into a bond; and what bidding cost. */
import { addDays, businessDateOf } from '../../../shared/domain/business-date';
import type { TenderState } from '../../../shared/domain/tender-words';
import { person, type Stage } from './master-data';
import type { DemoTender } from './tenders';

const DAY = 86_400_000;
const ZONE = 'Asia/Shanghai';

type Fate = 'asked' | 'toPay' | 'paid' | 'outside' | 'soon' | 'late' | 'back' | 'partly' | 'lost' | 'bond' | 'refused';

/** What becomes of the deposits of tenders in a state, in turn. */
const fates: Readonly<Partial<Record<TenderState, readonly Fate[]>>> = {
  preparing: ['toPay', 'asked', 'paid', 'toPay'],
  approved: ['asked', 'refused'],
  submitted: ['outside', 'outside'],
  opened: ['outside', 'soon'],
  published: ['outside', 'bond', 'outside'],
  lost: ['late', 'back'],
  abandoned: ['back'],
  failed: ['soon'],
  voided: ['partly'],
  rejected: ['lost'],
  terminated: ['late'],
};

type Deposit = { readonly depositId: number; readonly fate: Fate; readonly amountFen: number; readonly paidAt: number };

const onOf = (at: number): string => businessDateOf(at, ZONE);

/** The day back: past for what is late, near for what is due, far for the rest. */
function backOf(fate: Fate, { now }: Stage, at: number): string {
  if (fate === 'late') return onOf(now - (12 + at) * DAY);
  return onOf(fate === 'soon' ? now + 3 * DAY : now + 60 * DAY);
}

const deciders: readonly string[] = ['approve', 'refuse', 'forfeit'];
/** Who takes a step. */
const takerOf = (step: string): string => {
  if (deciders.includes(step)) return 'finance.manager';
  return step === 'confirmArrival' ? 'assistant' : 'cashier';
};

type Step = { readonly depositId: number; readonly at: number; readonly [key: string]: unknown };
type Look = { readonly deposit: { readonly version: number } };

async function take(stage: Stage, step: string, { depositId, at, ...more }: Step): Promise<void> {
  const who = person(stage, takerOf(step));
  const { deposit } = await stage.caller.must<Look>('deposits.get', { who, at, input: { depositId } });
  const input = { depositId, version: deposit.version, ...more };
  await stage.caller.must(`deposits.${step}`, { who, at, input });
}

async function ask(stage: Stage, { tenderId }: DemoTender, { fate, at }: { fate: Fate; at: number }): Promise<Deposit> {
  const { caller, words, now } = stage;
  const isComing = fate === 'asked' || fate === 'toPay' || fate === 'paid' || fate === 'refused';
  const askedAt = now - (isComing ? 1 : 40 + at) * DAY;
  const payee = words.deposits.payees[at % words.deposits.payees.length];
  const amountFen = (5 + (at % 4) * 5) * 100_000;
  const arriveByOn = onOf(askedAt + 4 * DAY);
  const input = {
    ...{ tenderId, kind: 'bid', form: at % 7 === 5 ? 'guarantee' : 'transfer', amountFen, note: '' },
    ...{ payee: payee?.name ?? '', payeeBank: payee?.bank ?? '', payeeAccount: payee?.account ?? '' },
    ...{ arriveByOn, validTo: at % 7 === 5 ? addDays(arriveByOn, 200) : null },
    ...{ refundDueOn: backOf(fate, stage, at) },
  };
  const who = person(stage, 'assistant');
  const { depositId } = await caller.must<{ depositId: number }>('deposits.request', { who, at: askedAt, input });
  return { depositId, fate, amountFen, paidAt: askedAt + 3_600_000 };
}

/** From the request on, as far as its fate goes. */
async function live(stage: Stage, { depositId, fate, amountFen, paidAt: at }: Deposit): Promise<void> {
  const { opinion, refused } = stage.words.deposits;
  if (fate === 'asked') return;
  if (fate === 'refused') return take(stage, 'refuse', { depositId, at, reason: refused });
  await take(stage, 'approve', { depositId, at, reason: opinion });
  if (fate === 'toPay') return;
  await take(stage, 'pay', {
    depositId,
    at,
    paidOn: onOf(at),
    reference: `YH${onOf(at).replaceAll('-', '')}${depositId}`,
  });
  if (fate === 'paid') return;
  await settle(stage, { depositId, fate, amountFen, paidAt: at });
}

/** What becomes of one that arrived. */
async function settle(stage: Stage, { depositId, fate, amountFen, paidAt }: Deposit): Promise<void> {
  const { words, now } = stage;
  const later = Math.min(paidAt + DAY, now);
  await take(stage, 'confirmArrival', { depositId, at: later, arrivedOn: onOf(later) });
  const at = now - 5 * DAY;
  const on = onOf(at);
  const money = { depositId, at, amountFen };
  const back = { interestFen: 0, returnedOn: on, reference: '' };
  if (fate === 'late') {
    const said = { chasedOn: on, how: 'phone', answer: words.deposits.answer, nextOn: addDays(on, 7) };
    const who = person(stage, 'assistant');
    await stage.caller.must('deposits.chase', { who, at, input: { depositId, ...said } });
  }
  if (fate === 'back') await take(stage, 'giveBack', { ...money, ...back, interestFen: 38_60 });
  if (fate === 'partly') await take(stage, 'giveBack', { ...money, ...back, amountFen: amountFen / 2 });
  if (fate === 'lost') await take(stage, 'forfeit', { ...money, forfeitedOn: on, reason: words.deposits.forfeited });
  if (fate === 'bond') await take(stage, 'convert', { ...money, convertedOn: on, refundDueOn: addDays(on, 365) });
}

/** Every third tender cost something already. */
async function addCosts(stage: Stage, tenders: readonly DemoTender[]): Promise<void> {
  const { caller, words, now } = stage;
  const who = person(stage, 'assistant');
  for (const [at, { tenderId }] of tenders.entries()) {
    if (at % 3 !== 0) continue;
    const spentOn = onOf(now - (8 + at) * DAY);
    const rows = [
      { kind: 'documents', amountFen: 500_00, payee: words.deposits.payees[0]?.name ?? '' },
      { kind: 'travel', amountFen: (300 + at * 17) * 100, payee: '' },
    ];
    for (const row of rows) {
      const input = { tenderId, spentOn, note: '', ...row };
      await caller.must('bidCosts.record', { who, at: now - DAY, input });
    }
  }
}

export async function payDeposits(stage: Stage, tenders: readonly DemoTender[]): Promise<void> {
  const turns = new Map<TenderState, number>();
  for (const [at, tender] of tenders.entries()) {
    const turn = turns.get(tender.state) ?? 0;
    turns.set(tender.state, turn + 1);
    const fate = fates[tender.state]?.[turn];
    if (fate) await live(stage, await ask(stage, tender, { fate, at }));
  }
  await addCosts(stage, tenders);
}
