/** Reminders that no statement counts: they follow from documents and terms, or from products together. */
import type { DeskRow } from '../../../shared/contract/desks.contract';
import { LIST_DAYS } from '../../../shared/domain/same-person';
import { MOST_COUNTED, type DeskKey } from '../../../shared/domain/desk-words';
import type { ReadDb } from '../../store/handles';
import { monthBefore, stepsOf } from '../reports/same-person.queries';
import { dueKeys } from './desks.rules';
import { duesOf } from './dues.queries';
import { monthEndRows, redFormRows } from './ledger-rows.queries';
import { missedDateRows } from './missed-dates.queries';
import { shortRowsOf } from './short-goods.queries';
import type { DeskFacts } from './source.queries';
import { volumeRows } from './volume-rows.queries';

export type Computed = { readonly rows: DeskRow[]; readonly isCapped: boolean };

/** The list of the last month, while the new one is young. */
async function samePersonRows(db: ReadDb, { today, timeZone }: DeskFacts): Promise<DeskRow[]> {
  if (Number(today.slice(8)) > LIST_DAYS) return [];
  const steps = await stepsOf(db, { month: monthBefore(today), timeZone, limit: MOST_COUNTED + 1 });
  return steps.map(({ id, number, name, person, doneOn }) => {
    const shown = { id, title: number, who: name === '' ? person : `${person} · ${name}`, sinceAt: null };
    return { ...shown, sinceOn: doneOn, amountFen: null, qty: null, isLate: false, opens: null };
  });
}

/** The computed reminders among these, with all their rows. */
export async function computedRows(
  db: ReadDb,
  keys: readonly DeskKey[],
  facts: DeskFacts,
): Promise<Map<DeskKey, Computed>> {
  const found = new Map<DeskKey, Computed>();
  if (keys.includes('shortGoods') || keys.includes('shortArrived')) {
    const { short, arrived } = await shortRowsOf(db, facts.today);
    found.set('shortGoods', { rows: short, isCapped: false });
    found.set('shortArrived', { rows: arrived, isCapped: false });
  }
  if (keys.includes('samePerson')) {
    found.set('samePerson', { rows: await samePersonRows(db, facts), isCapped: false });
  }
  if (keys.includes('volumesBehind'))
    found.set('volumesBehind', { rows: await volumeRows(db, facts), isCapped: false });
  if (keys.includes('redForms')) found.set('redForms', { rows: await redFormRows(db, facts), isCapped: false });
  if (keys.includes('monthEnd')) found.set('monthEnd', { rows: await monthEndRows(db, facts), isCapped: false });
  if (keys.includes('milestonesMissed'))
    found.set('milestonesMissed', { rows: await missedDateRows(db, facts), isCapped: false });
  const wanted = dueKeys.filter((key) => keys.includes(key));
  if (wanted.length === 0) return found;
  const { dues, isCapped } = await duesOf(db, facts);
  for (const wantedKey of wanted) {
    const rows = dues.filter(({ key }) => key === wantedKey).map(({ key: _, dueOn: __, ...row }): DeskRow => row);
    found.set(wantedKey, { rows, isCapped });
  }
  return found;
}
