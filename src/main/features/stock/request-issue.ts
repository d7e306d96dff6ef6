/** Asks that goods leave without a sale; nothing moves before the approval. */
import type { stockIssuesContract } from '../../../shared/contract/stock-issues.contract';
import type { InputOf } from '../../../shared/contract/procedure';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { StockIssueKind } from '../../../shared/domain/stock-words';
import { done, type Command } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { takeNumber } from '../../store/series';
import { addIssue } from './stock-issue.repo';
import { issueLotRefusal } from './stock-issue.rules';
import { lotFacts, type LotFacts } from './stock.queries';

type Contract = typeof stockIssuesContract;
type Lines = InputOf<Contract['request']>['lines'];

const prefixes = { write_off: 'BS', destruction: 'XH', sample: 'YP' } as const satisfies Record<StockIssueKind, string>;
const MOST_NAMES = 3;

type Wish = { readonly kind: StockIssueKind; readonly lines: Lines; readonly today: string };

/** The lots of the lines, each once, fit for this kind and with enough that is free. */
async function lotsOf(tx: Tx, { kind, lines, today }: Wish): Promise<Result<LotFacts[]>> {
  const facts = new Map(
    (
      await lotFacts(
        tx,
        lines.map(({ lotId }) => lotId),
      )
    ).map((lot) => [lot.id, lot]),
  );
  const found: LotFacts[] = [];
  for (const [at, { lotId, qty }] of lines.entries()) {
    const lot = facts.get(lotId);
    if (!lot) return refuse('NOT_FOUND', {}, [`/lines/${at}/lotId`]);
    if (found.includes(lot)) return refuse('DUPLICATE', { value: lot.batchNo }, [`/lines/${at}/lotId`]);
    const refused = issueLotRefusal(kind, lot, today);
    if (refused) return refuse(refused.problem.code, refused.problem.params, [`/lines/${at}/lotId`]);
    const availableQty = lot.onHand - lot.reserved;
    if (qty > availableQty) {
      const numbers = { name: `${lot.productName} ${lot.batchNo}`, neededQty: qty, availableQty };
      return refuse('STOCK_SHORT', numbers, [`/lines/${at}/qty`]);
    }
    found.push(lot);
  }
  return okay(found);
}

export const requestIssue: Command<Contract['request']> = async (tx, input, ctx) => {
  const { kind, reason, receiver, lines } = input;
  const lots = await lotsOf(tx, { kind, lines, today: ctx.today });
  if (!lots.ok) return lots;
  if (kind !== 'write_off' && receiver === '') {
    return refuse('VALIDATION_FAILED', { case: `stockIssues.refusal.receiver.${kind}` }, ['/receiver']);
  }
  const number = await takeNumber(tx, prefixes[kind], ctx.today);
  const names = [...new Set(lots.value.map(({ productName }) => productName))];
  const requested = { requestedBy: ctx.actor.userId, requestedAt: ctx.now, requestedOn: ctx.today };
  const row = { number, kind, reason, receiver, productNames: names.slice(0, MOST_NAMES).join(' · '), ...requested };
  const issueId = await addIssue(tx, { ...row, waitingSince: ctx.now }, lines);
  const after = { number, kind, lines };
  return done(
    { issueId, number, version: 0 },
    { entity: 'stock_issue', id: issueId, action: 'request', after, reason },
  );
};
