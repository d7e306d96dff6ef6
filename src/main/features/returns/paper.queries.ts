/** The return and inspection sheet: words and figures ready to read, stored as they were printed. */
import type { ReturnPaper, returnsContract } from '../../../shared/contract/returns.contract';
import { formatQty } from '../../../shared/domain/format';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { Ctx, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { nextCopyNo } from '../files/prints.queries';
import { peopleNamed } from '../orders/orders.queries';
import { readSettings } from '../settings/settings.queries';
import { findReturn, linesOfReturn, type ReturnLineFacts } from './returns.queries';

export const PAPER = { entity: 'return_request', kind: 'return' } as const;

/** Nothing stands where nothing was counted yet. */
const counted = (qty: number, isKnown: boolean): string => (isKnown ? formatQty(qty) : '');

const lineOf = (line: ReturnLineFacts, { isReceived, isJudged }: { isReceived: boolean; isJudged: boolean }) => {
  const { lineNo, productName, specification, maker, batchNo, expiresLabel, unit } = line;
  return {
    ...{ lineNo, productName, specification, maker, batchNo, expiresLabel, unit },
    qtyText: formatQty(line.qty),
    receivedText: counted(line.receivedQty, isReceived),
    passedText: counted(line.passedQty, isJudged),
    failedText: counted(line.failedQty, isJudged),
  };
};

/** The sheet as it would be printed now; it carries no prices. */
export async function paperOf(
  db: ReadDb,
  { returnId }: { readonly returnId: number },
  ctx: Ctx,
): Promise<Result<ReturnPaper>> {
  const found = await findReturn(db, returnId);
  if (!found) return refuse('NOT_FOUND', {}, ['/returnId']);
  const { firmName } = await readSettings(db);
  const { requestedBy, decidedBy, receivedBy, judgedBy } = found;
  const names = await peopleNamed(
    db,
    [requestedBy, decidedBy, receivedBy, judgedBy].filter((id) => id !== null),
  );
  const name = (userId: number | null) => names.get(userId ?? 0) ?? '';
  const { number, kind, noteNumber, orderNumber, buyerName, reason, requestedOn, verdict } = found;
  const done = { isReceived: receivedBy !== null, isJudged: judgedBy !== null };
  return okay({
    ...{ firmName, number, kind, noteNumber, orderNumber, buyerName, reason, requestedOn, verdict },
    requestedBy: name(requestedBy),
    decidedBy: name(decidedBy),
    receivedBy: name(receivedBy),
    judgedBy: name(judgedBy),
    copyNo: await nextCopyNo(db, { ...PAPER, entityId: returnId }),
    printedAt: ctx.now,
    printedBy: ctx.actor.name,
    lines: (await linesOfReturn(db, returnId)).map((line) => lineOf(line, done)),
  });
}

export const previewReturn: Query<(typeof returnsContract)['previewPrint']> = paperOf;
