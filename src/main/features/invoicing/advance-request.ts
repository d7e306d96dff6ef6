import type { invoicingContract } from '../../../shared/contract/invoicing.contract';
import { amountFen, sumFen } from '../../../shared/domain/money';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import { accountsFor } from './accounts.repo';
import { advanceLookOf, taxedGoods } from './advance.queries';
import { latestRelease, type AdvanceLook } from './advance.rules';
import { addRequest } from './requests.repo';
import { readSettings } from '../settings/settings.queries';
import { releaseAgeUntil } from './terms.repo';

type Contract = typeof invoicingContract;

/** Why a blocked advance is refused: the checks that block, by name. */
export function blockedBy({ checks }: AdvanceLook) {
  const codes = checks.filter(({ level }) => level === 'block').map(({ code }) => `invoicing.checks.${code}.name`);
  return refuse('CHECKS_BLOCK', { count: codes.length, checks: codes.join(',') }, ['/lines']);
}

/** An invoice before any sale; it waits for finance, above the limit for the manager or the boss. */
export const requestAdvance: Command<Contract['requestAdvance']> = async (tx, input, ctx) => {
  const { lines: wished, customerId, ...head } = input;
  if (head.expectedOn < ctx.today) {
    return refuse('VALIDATION_FAILED', { case: 'invoicing.refusals.expectedPast', on: head.expectedOn }, [
      '/expectedOn',
    ]);
  }
  const look = await advanceLookOf(tx, { wish: { customerId, lines: wished }, requestId: null }, ctx);
  if (!look.ok) return look;
  if (look.value.isBlocked) return blockedBy(look.value);
  const goods = await taxedGoods(tx, wished);
  if (!goods.ok) return goods;
  const sold = wished.map(({ productId }) => ({ productId, rateBp: goods.value.get(productId)?.taxRateBp ?? 0 }));
  const { buyer, partyId, of } = await accountsFor(tx, { customerId, sold, on: ctx.today });
  const { oneRateOneInvoice } = await readSettings(tx);
  const rates = [...new Set(sold.map(({ rateBp }) => rateBp))];
  const lines = wished.map(({ qty, price }, at) => {
    const { productId = 0, rateBp = 0 } = sold[at] ?? {};
    const invoiceNo = oneRateOneInvoice === 1 ? rates.indexOf(rateBp) + 1 : 1;
    return { invoiceNo, accountId: of({ productId, rateBp }).accountId, price, qty, fen: amountFen(qty, price) };
  });
  const { exposureFen, limitFen, approver } = look.value;
  const limitResult = JSON.stringify({ exposureFen, limitFen, approver });
  const totalFen = sumFen(lines.map(({ fen }) => fen));
  const request = {
    kind: 'advance',
    state: 'requested',
    partyId,
    buyer,
    totalFen,
    limitResult,
    ...head,
    lines,
  } as const;
  const { entry, ...made } = await addRequest(tx, request, ctx);
  return done(made, entry);
};

/** The boss gives an over-age advance more time; the buyer may ask for others until then. */
export const releaseAge: Command<Contract['releaseAge']> = async (tx, { customerId, untilOn, reason }, ctx) => {
  if (untilOn < ctx.today || untilOn > latestRelease(ctx.today)) {
    const params = { case: 'invoicing.refusals.releaseUntil', from: ctx.today, to: latestRelease(ctx.today) };
    return refuse('VALIDATION_FAILED', params, ['/untilOn']);
  }
  const entry = await releaseAgeUntil(tx, customerId, untilOn);
  return done({ untilOn }, { ...entry, reason });
};
