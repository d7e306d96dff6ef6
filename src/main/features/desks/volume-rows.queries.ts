/** Agreed volumes of which less was bought than their time asks for: sums over orders, so no statement counts them. */
import type { DeskRow } from '../../../shared/contract/desks.contract';
import type { ReadDb } from '../../store/handles';
import { volumesBehind } from '../tenders/volume-progress.queries';
import type { DeskFacts } from './source.queries';

/** Each with its last day and what is missing until today, thousandths. */
export async function volumeRows(db: ReadDb, { actor, today, settings }: DeskFacts): Promise<DeskRow[]> {
  const found = await volumesBehind(db, actor, { today, pacePercent: settings.volumePacePercent });
  return found.map(({ id, productName, hospitalName, validTo, expectedQty, boughtQty }) => {
    const shown = { id, title: productName, who: hospitalName, sinceAt: null, sinceOn: validTo, amountFen: null };
    return { ...shown, qty: expectedQty - boughtQty, isLate: false, opens: null };
  });
}
