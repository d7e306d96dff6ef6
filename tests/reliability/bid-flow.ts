/** Tenders as a workload: from the find over the deposit and the award to the last fen back, by several hands at once. */
import { addDays, businessDateOf } from '../../src/shared/domain/business-date';
import { biddingStates, type TenderState } from '../../src/shared/domain/tender-words';
import { depositWish } from '../helpers/builders/deposits';
import { awardWish } from '../helpers/builders/tender-awards';
import { submission, tenderWish } from '../helpers/builders/tenders';
import type { DepositDetail, DepositRow } from '../../src/shared/contract/deposit-shapes';
import type { ItemsOfTender } from '../../src/shared/contract/tender-items.contract';
import type { Ask, Random, Step, Workload } from './workload';

/** The hub of these runs goes by the machine's clock. */
const today = (): string => businessDateOf(Date.now(), 'Asia/Shanghai');
/** More that run at a time would all stay near their beginning. */
const MOST_RUNNING = 6;
/** Openings are reached within the run. */
const DEADLINE_MS = 3_000;
/** No buyer of these runs lives there: the prices that are won bind none of their orders. */
const PROVINCE = '青海省';

type Row<S> = { readonly id: number; readonly state: S; readonly version: number };
type Tender = Row<TenderState> & { readonly kind: string; readonly bidDeadlineAt: number | null };

async function rowsOf<R>(ask: Ask, path: string, segment?: string): Promise<readonly R[]> {
  const answer = await ask(path, { limit: 30, sort: [], ...(segment && { segment }) });
  return answer.ok ? (answer.value as { rows: readonly R[] }).rows : [];
}
const oneOf = <T>(rows: readonly T[], random: Random): T | undefined => rows[Math.floor(random() * rows.length)];

const newTender = (random: Random): Step => {
  const kind = random() < 0.5 ? 'open' : 'in_hospital';
  return {
    path: 'tenders.create',
    input: tenderWish({ kind, province: PROVINCE, city: '', bidDeadlineAt: Date.now() + DEADLINE_MS }),
  };
};

/** Items, their quotes, the decision, a deposit asked for; then the bid goes out. */
async function biddingStep(ask: Ask, { id: tenderId, state, version }: Tender, random: Random) {
  const seen = { tenderId, version };
  const shown = await ask('tenderItems.ofTender', { tenderId });
  if (!shown.ok) return undefined;
  const { items } = shown.value as ItemsOfTender;
  if (items.length === 0) {
    const products = (await rowsOf<{ id: number }>(ask, 'products.list')).slice(0, 2);
    const facts = { specification: '', qty: 1_000_000, ceilingPrice: null, note: '' };
    return {
      path: 'tenderItems.add',
      input: { tenderId, items: products.map(({ id }) => ({ productId: id, ...facts })) },
    };
  }
  const of = (...states: readonly string[]) => items.filter(({ quoteState }) => states.includes(quoteState));
  const unasked = of('none', 'refused').map((item) => ({ itemId: item.id, version: item.version, price: 120_000 }));
  if (unasked.length > 0) return { path: 'tenderItems.propose', input: { tenderId, quotes: unasked, reason: '' } };
  const asked = of('proposed').map((item) => ({ itemId: item.id, version: item.version }));
  if (asked.length > 0 && random() < 0.9) return { path: 'tenderItems.approve', input: { tenderId, items: asked } };
  if (asked.length > 0) return { path: 'tenderItems.refuse', input: { tenderId, items: asked, reason: '太低' } };
  if (state === 'found') {
    const decision = random() < 0.9 ? 'go' : 'no_go';
    return { path: 'tenders.decide', input: { ...seen, decision, reason: '看过文件' } };
  }
  if (random() < 0.05)
    return { path: 'tenders.abandon', input: { ...seen, reason: '来不及', note: '', lesson: '下次早问' } };
  const deposits = await ask('deposits.ofTender', { tenderId });
  const isAsked = deposits.ok && (deposits.value as { rows: readonly unknown[] }).rows.length > 0;
  if (!isAsked) {
    const days = { arriveByOn: today(), refundDueOn: addDays(today(), 60) };
    return { path: 'deposits.request', input: depositWish({ tenderId, ...days }) };
  }
  return { path: 'tenders.submit', input: { ...seen, ...submission, lateReason: '平台拥堵' } };
}

/** Asked, opened, published; won with one item or with all of them, or lost. */
async function waitingStep(ask: Ask, tender: Tender, random: Random): Promise<Step | undefined> {
  const { id: tenderId, kind, state, version, bidDeadlineAt } = tender;
  const seen = { tenderId, version };
  const turn = random();
  if (turn < 0.1) return { path: 'tenders.followUp', input: { ...seen, answer: '还在评', nextOn: null } };
  if (turn < 0.2) {
    return { path: 'tenders.lose', input: { ...seen, reason: 'price', note: '', lesson: '' } };
  }
  if (kind === 'open' && state === 'submitted') {
    const isDue = bidDeadlineAt === null || bidDeadlineAt <= Date.now();
    return isDue
      ? { path: 'tenders.recordOpening', input: { ...seen, openedAt: null } }
      : { path: 'tenders.followUp', input: { ...seen, answer: '等开标', nextOn: null } };
  }
  if (turn < 0.4 && state !== 'published') {
    return { path: 'tenders.recordPublication', input: { ...seen, publishedOn: null, until: addDays(today(), 5) } };
  }
  const shown = await ask('tenderItems.ofTender', { tenderId });
  if (!shown.ok) return undefined;
  const { items } = shown.value as ItemsOfTender;
  if (turn < 0.5) {
    const bids = items.map(({ id }) => ({ itemId: id, bidder: '国药', maker: '', price: 119_000, rank: 1 }));
    const ours = items.map(({ id }) => ({ itemId: id, openedPrice: 120_000, rank: 2 }));
    const others = bids.map((bid) => ({ ...bid, isWinner: false, note: '' }));
    return { path: 'tenderItems.recordBids', input: { tenderId, observedOn: today(), ours, bids: others } };
  }
  const lost = turn < 0.75 ? items.slice(1).map(({ id }) => id) : [];
  const days = { noticeOn: today(), contractOn: addDays(today(), 30), depositBackOn: addDays(today(), 35) };
  const wish = awardWish({ ...seen, items }, { provinces: [PROVINCE], lost, ...days });
  const validity = { validFrom: today(), validTo: addDays(today(), 365) };
  const dated = wish.items.map((item) => (item.result === 'won' ? { ...item, ...validity } : item));
  return { path: 'awards.win', input: { ...wish, items: dated } };
}

const isAnyOf = (states: readonly TenderState[], state: TenderState): boolean => states.includes(state);

async function tenderStep(ask: Ask, random: Random): Promise<Step | undefined> {
  const running = await rowsOf<Tender>(ask, 'tenders.list', 'running');
  const tender = running.length < MOST_RUNNING && random() < 0.3 ? undefined : oneOf(running, random);
  if (!tender) return undefined;
  return isAnyOf(biddingStates, tender.state) ? biddingStep(ask, tender, random) : waitingStep(ask, tender, random);
}

/** A row of the ledger that may be taken back. */
async function reversal(ask: Ask, { id: depositId, version }: DepositRow): Promise<Step | undefined> {
  const shown = await ask('deposits.get', { depositId });
  const moves = shown.ok ? (shown.value as DepositDetail).moves : [];
  const move = moves.find(({ actions }) => actions.reverse === true);
  return move && { path: 'deposits.reverse', input: { depositId, version, moveId: move.id, reason: '记错了' } };
}

/** What is outside comes back whole or in parts, is forfeited, or becomes a bond. */
function outsideStep({ id: depositId, kind, outstandingFen, version }: DepositRow, random: Random): Step {
  const part = random() < 0.4 ? outstandingFen : Math.max(1, Math.floor(outstandingFen * random()));
  const seen = { depositId, version, amountFen: part };
  const turn = random();
  if (turn < 0.1) return { path: 'deposits.forfeit', input: { ...seen, forfeitedOn: today(), reason: '没签合同' } };
  if (turn < 0.3 && kind === 'bid') {
    return { path: 'deposits.convert', input: { ...seen, convertedOn: today(), refundDueOn: addDays(today(), 365) } };
  }
  const back = { returnedOn: today(), interestFen: turn < 0.5 ? 1_00 : 0, reference: 'TH-1' };
  return { path: 'deposits.giveBack', input: { ...seen, ...back } };
}

async function depositStep(ask: Ask, random: Random): Promise<Step | undefined> {
  const deposit = oneOf(await rowsOf<DepositRow>(ask, 'deposits.list'), random);
  if (!deposit) return undefined;
  const { id: depositId, state, version } = deposit;
  const seen = { depositId, version };
  switch (state) {
    case 'requested':
      return random() < 0.85
        ? { path: 'deposits.approve', input: { ...seen, reason: '' } }
        : { path: 'deposits.refuse', input: { ...seen, reason: '金额不对' } };
    case 'approved':
      return random() < 0.9
        ? { path: 'deposits.pay', input: { ...seen, paidOn: today(), reference: 'YH-1' } }
        : { path: 'deposits.withdraw', input: { ...seen, reason: '不投了' } };
    case 'paid':
      return { path: 'deposits.confirmArrival', input: { ...seen, arrivedOn: today() } };
    case 'arrived':
    case 'partly':
      return (random() < 0.1 ? await reversal(ask, deposit) : undefined) ?? outsideStep(deposit, random);
    case 'returned':
    case 'forfeited':
    case 'converted':
    case 'settled':
      return random() < 0.2 ? reversal(ask, deposit) : undefined;
    case 'refused':
    case 'withdrawn':
      return undefined;
  }
}

const ledgerOf = (...kinds: readonly string[]): string =>
  `(SELECT coalesce(sum(amount_fen), 0) FROM deposit_move WHERE deposit_id = d.id
    AND kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')}))`;

/** Sentences with the statement that finds what breaks them. */
const rules: readonly (readonly [string, string])[] = [
  [
    'a paid fen is neither returned nor forfeited nor converted nor outstanding',
    'SELECT 1 FROM deposit WHERE paid_fen <> returned_fen + forfeited_fen + converted_fen + outstanding_fen',
  ],
  [
    'a deposit does not hold the sum of its ledger',
    `SELECT 1 FROM deposit AS d WHERE paid_fen <> ${ledgerOf('paid', 'converted_in')}
      OR returned_fen <> ${ledgerOf('returned')} OR forfeited_fen <> ${ledgerOf('forfeited')}
      OR converted_fen <> ${ledgerOf('converted_out')} OR interest_fen <> ${ledgerOf('interest')}`,
  ],
  [
    'a conversion has one side only',
    `SELECT 1 FROM (SELECT deposit_id AS bid, other_id AS bond, sum(amount_fen) AS fen FROM deposit_move
        WHERE kind = 'converted_out' GROUP BY 1, 2) AS o
      FULL JOIN (SELECT other_id AS bid, deposit_id AS bond, sum(amount_fen) AS fen FROM deposit_move
        WHERE kind = 'converted_in' GROUP BY 1, 2) AS i ON i.bid = o.bid AND i.bond = o.bond
      WHERE o.fen IS NOT i.fen`,
  ],
  [
    'a waiting tender has no next follow-up date',
    `SELECT 1 FROM tender WHERE state IN ('submitted', 'opened', 'published') AND next_follow_up_on IS NULL`,
  ],
  [
    'a won item has no price or no validity',
    `SELECT 1 FROM tender_item WHERE result = 'won'
      AND (award_price IS NULL OR award_price <= 0 OR award_from IS NULL OR award_to IS NULL)`,
  ],
  [
    'a won tender has an item that is neither won nor lost',
    `SELECT 1 FROM tender AS t JOIN tender_item AS i ON i.tender_id = t.id
      WHERE t.state = 'won' AND i.is_removed = 0 AND i.result = 'open'`,
  ],
  [
    'a won item binds nowhere',
    `SELECT 1 FROM tender_item AS i WHERE result = 'won' AND NOT EXISTS
      (SELECT 1 FROM province_price WHERE tender_item_id = i.id)`,
  ],
  [
    'a bid went out with a quote that was not approved and locked',
    `SELECT 1 FROM tender AS t JOIN tender_item AS i ON i.tender_id = t.id
      WHERE t.submitted_at IS NOT NULL AND i.is_removed = 0 AND (i.quote_state <> 'approved' OR i.locked_at IS NULL)`,
  ],
  [
    'tenders are not as many as were made',
    `SELECT 1 WHERE (SELECT count(*) FROM tender) <>
      (SELECT count(*) FROM command_record WHERE procedure = 'tenders.create')`,
  ],
  [
    'deposits are not as many as were asked for and converted',
    `SELECT 1 WHERE (SELECT count(*) FROM deposit) <>
      (SELECT count(*) FROM command_record WHERE procedure IN ('deposits.request', 'deposits.convert'))`,
  ],
];

export const bidFlow: Workload = {
  name: 'tenders',
  posts: ['sales_assistant', 'finance', 'finance_manager', 'boss'],
  next: async (ask, random) => {
    const step = random() < 0.4 ? await depositStep(ask, random) : undefined;
    return step ?? (await tenderStep(ask, random)) ?? newTender(random);
  },
  broken: (sqlite) => rules.flatMap(([sentence, text]) => (sqlite.prepare(text).all().length === 0 ? [] : [sentence])),
};
