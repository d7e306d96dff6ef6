/** Opening stock by lot: all lines or none. */
import type { OpeningLine, stockContract } from '../../../shared/contract/stock.contract';
import { okay, refuse, type Refusal, type Result } from '../../../shared/domain/problem';
import { done, type Command, type Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { productFacts } from '../products/products.queries';
import { readSettings } from '../settings/settings.queries';
import { openingDates, signedOffRefusal } from './opening.rules';
import { agreeOnDates, changeLot } from './lots.repo';
import { usedLots } from './moves.queries';
import { openLots, type NewLot } from './opening.repo';
import { findLot, lotsOfBatches, type LotRecord } from './stock.queries';
import { moveStock } from './stock.repo';

type Prepared = { readonly line: OpeningLine; readonly at: number; readonly lot: NewLot };

const batchKey = ({ productId, batchNo }: OpeningLine): string => JSON.stringify([productId, batchNo]);
const placeKey = (line: OpeningLine): string => JSON.stringify([batchKey(line), line.location]);

/** Lines as lots, or the first that cannot be one. */
async function prepare(tx: Tx, lines: readonly OpeningLine[], { today, now }: Ctx): Promise<Result<Prepared[]>> {
  const products = await productFacts(tx, [...new Set(lines.map(({ productId }) => productId))]);
  const byId = new Map(products.map((row) => [row.id, row]));
  const seen = new Set<string>();
  const expiries = new Map<string, string>();
  const ready: Prepared[] = [];
  for (const [at, line] of lines.entries()) {
    const { productId, batchNo, madeOn, qty, location, supplierName } = line;
    const product = byId.get(productId);
    if (!product) return refuse('NOT_FOUND', {}, [`/lines/${at}/productId`]);
    if (seen.has(placeKey(line))) return refuse('DUPLICATE', { value: batchNo }, [`/lines/${at}/batchNo`]);
    seen.add(placeKey(line));
    const dates = openingDates(line, today);
    if (!dates.ok)
      return { ok: false, problem: { ...dates.problem, fields: [`/lines/${at}${dates.problem.fields?.[0] ?? ''}`] } };
    const { expiresOn } = dates.value;
    const storedOn = expiries.get(batchKey(line)) ?? expiresOn;
    if (storedOn !== expiresOn) {
      const params = {
        case: 'stock.refusal.otherExpiry',
        lot: batchNo,
        name: product.genericName,
        storedOn,
        expiresOn,
      };
      return refuse('RULE_VIOLATED', params, [`/lines/${at}/expiry`]);
    }
    expiries.set(batchKey(line), expiresOn);
    const names = { productName: product.genericName, productPy: product.pyFull };
    const lot = { productId, batchNo, madeOn, qty, location, supplierName, ...dates.value, ...names, createdAt: now };
    ready.push({ line, at, lot });
  }
  return okay(ready);
}

type Placed = Prepared & {
  /** The empty row that takes the line; a new one is made where there is none. */
  readonly row: LotRecord | undefined;
  readonly siblings: readonly LotRecord[];
};
type Known = { readonly rows: readonly LotRecord[]; readonly used: ReadonlySet<number> };

const batchThere = ({ lot, at }: Prepared, row: LotRecord): Refusal => {
  const params = { lot: lot.batchNo, name: row.productName, onHandQty: row.onHand };
  return refuse('DUPLICATE', { case: 'stock.refusal.batchThere', ...params }, [`/lines/${at}/batchNo`]);
};

/** Rows that exist already are opened again only when their opening was taken back and nothing else ever moved. */
function place(ready: readonly Prepared[], { rows, used }: Known): Result<Placed[]> {
  const isEmpty = (row: LotRecord) => row.onHand === 0 && !used.has(row.id);
  const taken = new Set<number>();
  const placed: Placed[] = [];
  for (const one of ready) {
    const { productId, batchNo, location } = one.lot;
    const siblings = rows.filter((row) => row.productId === productId && row.batchNo === batchNo);
    const ownArea = siblings.filter(({ area }) => area === 'stock');
    const there = ownArea.find((row) => row.location === location);
    if (there && !isEmpty(there)) return batchThere(one, there);
    const row = there ?? ownArea.find((spare) => isEmpty(spare) && !taken.has(spare.id));
    if (row) taken.add(row.id);
    placed.push({ ...one, row, siblings });
  }
  return okay(placed);
}

async function existing(tx: Tx, ready: readonly Prepared[]): Promise<Result<Placed[]>> {
  const ids = [...new Set(ready.map(({ lot }) => lot.productId))];
  const rows = await lotsOfBatches(tx, ids, [...new Set(ready.map(({ lot }) => lot.batchNo))]);
  const used = await usedLots(
    tx,
    rows.map(({ id }) => id),
  );
  const placed = place(ready, { rows, used });
  if (!placed.ok) return placed;
  for (const { siblings, lot, at } of placed.value) {
    const { madeOn = null, expiresOn, expiresLabel } = lot;
    const refused = await agreeOnDates(tx, siblings, { madeOn, expiresOn, expiresLabel });
    if (refused) return { ...refused, problem: { ...refused.problem, fields: [`/lines/${at}/expiry`] } };
  }
  return placed;
}

type Again = { readonly lotId: number; readonly lot: NewLot };

/** A lot whose wrong opening was taken back gets its right one. */
async function openAgain(tx: Tx, { lotId, lot }: Again, ctx: Ctx): Promise<Refusal | undefined> {
  const row = await findLot(tx, lotId);
  if (!row) return refuse('NOT_FOUND');
  const { madeOn = null, expiresOn, expiresLabel, location = '', supplierName = '', qty } = lot;
  const change = { madeOn, expiresOn, expiresLabel, location, supplierName };
  await changeLot(tx, { lotId, version: row.version }, change);
  const { today: movedOn, now: movedAt, actor } = ctx;
  const moved = await moveStock(tx, { lotId, kind: 'opening', qty, movedOn, movedAt, userId: actor.userId });
  return moved.ok ? undefined : moved;
}

export const recordOpening: Command<(typeof stockContract)['recordOpening']> = async (tx, { lines }, ctx) => {
  const signedOff = signedOffRefusal((await readSettings(tx)).openingSignedOffOn);
  if (signedOff) return signedOff;
  const ready = await prepare(tx, lines, ctx);
  if (!ready.ok) return ready;
  const placed = await existing(tx, ready.value);
  if (!placed.ok) return placed;
  const fresh = placed.value.filter(({ row }) => !row);
  const facts = { movedOn: ctx.today, movedAt: ctx.now, userId: ctx.actor.userId };
  const newLots = fresh.map(({ lot, siblings }) => ({ ...lot, status: siblings[0]?.status ?? ('sellable' as const) }));
  const newIds = await openLots(tx, newLots, facts);
  const idAt = new Map(fresh.map(({ at }, index) => [at, newIds[index]]));
  for (const { row, lot, at } of placed.value) {
    if (!row) continue;
    const refused = await openAgain(tx, { lotId: row.id, lot }, ctx);
    if (refused) return refused;
    idAt.set(at, row.id);
  }
  const lotIds = ready.value.map(({ at }) => idAt.get(at) ?? 0);
  const entries = ready.value.map(({ line, lot, at }) => ({
    entity: 'lot',
    id: idAt.get(at) ?? 0,
    action: 'opening',
    after: { batchNo: line.batchNo, expiresOn: lot.expiresOn, qty: line.qty, location: line.location },
  }));
  return done({ lotIds }, ...entries);
};
