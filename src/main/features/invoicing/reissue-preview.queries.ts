/** 红冲重开 before it is asked for: the red lines, and the new ones under corrected title, goods or treatment. */
import type { InputOf } from '../../../shared/contract/procedure';
import type { redLettersContract } from '../../../shared/contract/red-letters.contract';
import type { PreviewLine } from '../../../shared/contract/red-letters.schemas';
import { sumFen, taxSplit } from '../../../shared/domain/money';
import { okay, refuse } from '../../../shared/domain/problem';
import type { Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { goodsOf } from './accounts.queries';
import { loadBook } from './book.queries';
import { redBefore } from './issue-red.repo';
import { blueWithRooms, type BlueWithRooms } from './red-forms.queries';
import { wholeOf } from './red-forms.rules';
import { accountRows, mayName, type AccountRow, type NewKey } from './red-parties.repo';
import { reissueDraft, type ReissueDraft } from './reissue.rules';

type Contract = typeof redLettersContract;
type Correction = InputOf<Contract['previewReissue']>['to'];
type Row = BlueWithRooms['lines'][number];

/** Lines of which something stays sold after the whole of the invoice went red. */
export const staysOf = ({ lines }: BlueWithRooms): Row[] =>
  lines.filter(
    ({ qty, fen, redQty, redFen, pendingQty, pendingFen }) =>
      fen - redFen - pendingFen > 0 && (qty === 0 || qty - redQty - pendingQty > 0),
  );

/** What of each line is corrected; null keeps it. */
export const keyFor = (to: Correction, lineId: number): NewKey => {
  const { productId = null, rateBp = null } = to.lines.find((line) => line.lineId === lineId) ?? {};
  return { productId, rateBp };
};

type Key = { readonly accountId: number; readonly productId: number; readonly rateBp: number };

/** The key of each new line; one that the ledger need not know yet has a negative number. */
function keysOf(
  stays: readonly Row[],
  { accounts, to, taxNo }: { accounts: ReadonlyMap<number, AccountRow>; to: Correction; taxNo: string },
): Map<number, Key> {
  const made = new Map<string, number>();
  const isSameParty = to.party === null || to.party.taxNo === taxNo;
  return new Map(
    stays.flatMap((row): [number, Key][] => {
      const account = accounts.get(row.accountId);
      if (!account) return [];
      const wish = keyFor(to, row.id);
      const [productId, rateBp] = [wish.productId ?? account.productId, wish.rateBp ?? account.rateBp];
      if (isSameParty && productId === account.productId && rateBp === account.rateBp)
        return [[row.id, { accountId: account.id, productId, rateBp }]];
      const key = `${productId}:${rateBp}`;
      const accountId = made.get(key) ?? -1 - made.size;
      made.set(key, accountId);
      return [[row.id, { accountId, productId, rateBp }]];
    }),
  );
}

type Drawn = { readonly blue: BlueWithRooms; readonly draft: ReissueDraft; readonly keys: ReadonlyMap<number, Key> };

/** The red lines close their blue ones to nothing, so they take what is left of its tax. */
async function redLines(
  db: ReadDb,
  { blue, draft }: Drawn,
  accounts: ReadonlyMap<number, AccountRow>,
): Promise<PreviewLine[]> {
  const before = await redBefore(
    db,
    draft.red.map(({ lineId }) => lineId),
  );
  return draft.red.flatMap(({ lineId, qty, fen }) => {
    const row = blue.lines.find(({ id }) => id === lineId);
    const account = row && accounts.get(row.accountId);
    if (!row || !account) return [];
    const exclFen = row.exclFen + (before.get(lineId) ?? 0);
    const { productName, rateBp } = account;
    const amounts = { fen: 0 - fen, exclFen: 0 - exclFen, taxFen: exclFen - fen };
    return [{ lineId, productName, rateBp, price: row.price, qty: 0 - qty, ...amounts }];
  });
}

async function blueLines(db: ReadDb, { draft, keys }: Drawn): Promise<PreviewLine[]> {
  const goods = await goodsOf(
    db,
    [...keys.values()].map(({ productId }) => productId),
  );
  return draft.lines.flatMap(({ blueLineId, price, qty, fen }) => {
    const key = keys.get(blueLineId ?? 0);
    if (!key) return [];
    const productName = goods.get(key.productId)?.name ?? '';
    return [
      { lineId: blueLineId ?? 0, productName, rateBp: key.rateBp, price, qty, fen, ...taxSplit(fen, key.rateBp) },
    ];
  });
}

const totalled = (lines: PreviewLine[]) => ({
  lines,
  fen: sumFen(lines.map(({ fen }) => fen)),
  exclFen: sumFen(lines.map(({ exclFen }) => exclFen)),
  taxFen: sumFen(lines.map(({ taxFen }) => taxFen)),
});

export const previewReissue: Query<Contract['previewReissue']> = async (db, { invoiceId, to }, { now, today }) => {
  const blue = await blueWithRooms(db, invoiceId, now);
  if (!blue) return refuse('NOT_FOUND', {}, ['/invoiceId']);
  const red = wholeOf(blue.rooms);
  if (!red.ok) return red;
  const stays = staysOf(blue);
  if (stays.length === 0) return refuse('RULE_VIOLATED', { case: 'redLetters.refusals.nothingStays' }, ['/invoiceId']);
  const accountIds = [...new Set(blue.lines.map(({ accountId }) => accountId))];
  const accounts = await accountRows(db, accountIds);
  const keys = keysOf(stays, { accounts, to, taxNo: blue.taxNo });
  const lineIds = red.value.map(({ lineId }) => lineId);
  const book = await loadBook(db, { accountIds, lineIds }, { on: today, today });
  const next = stays.map(({ id, accountId, price, qty, redQty, pendingQty }) => ({
    ...{ blueLineId: id, accountId: keys.get(id)?.accountId ?? accountId, price, qty: qty - redQty - pendingQty },
  }));
  const draft = reissueDraft(book, { red: red.value, next });
  if (!draft.ok) return draft;
  const drawn = { blue, draft: draft.value, keys };
  const named = await mayName(db, blue.customerId, { party: to.party, differsSeen: false });
  const { title, taxNo } = to.party ?? blue;
  return okay({
    red: { title: blue.title, taxNo: blue.taxNo, ...totalled(await redLines(db, drawn, accounts)) },
    blue: { title, taxNo, ...totalled(await blueLines(db, drawn)) },
    titleProblem: named.ok ? null : named.problem,
  });
};
