import type { stocktakesContract } from '../../../shared/contract/stocktakes.contract';
import { done, type Command } from '../../store/handler';
import { keepPrint } from '../files/prints.repo';
import { sheetKind, sheetOf } from './stocktake-list.queries';

/** Keeps the sheet as it was printed. */
export const printSheet: Command<(typeof stocktakesContract)['printSheet']> = async (tx, { stocktakeId }, ctx) => {
  const sheet = await sheetOf(tx, stocktakeId, ctx);
  if (!sheet.ok) return sheet;
  const { copyNo, round } = sheet.value;
  const kind = sheetKind(round);
  const content = JSON.stringify(sheet.value);
  const printed = { printedBy: ctx.actor.userId, printedAt: ctx.now };
  await keepPrint(tx, { entity: 'stocktake', entityId: stocktakeId, kind, copyNo, content, ...printed });
  return done(sheet.value, { entity: 'stocktake', id: stocktakeId, action: 'print', after: { kind, copyNo } });
};
