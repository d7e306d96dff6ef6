/** What the shelf did not hold of a note, with the reason and the picker. */
import type { NoteDetail } from '../../../shared/contract/dispatch-shapes';
import { formatInstant, formatQty } from '../../../shared/domain/format';
import { useT } from '../../ui/i18n';
import { useTimeZone } from '../../ui/time-zone';

export const ShortPicks = ({ detail: { shortPicks } }: { readonly detail: NoteDetail }) => {
  const t = useT();
  const timeZone = useTimeZone();
  if (shortPicks.length === 0) return null;
  return (
    <section>
      <h3>{t('dispatch.pick.shortTitle')}</h3>
      <ul className="td-rows">
        {shortPicks.map(({ id, productName, batchNo, location, missingQty, unit, reason, pickedBy, pickedAt }) => (
          <li key={id}>
            <span>
              {productName} {batchNo} {location} ·{' '}
              {t('dispatch.pick.missing', { qty: `${formatQty(missingQty)} ${unit}` })} · {reason} · {pickedBy}
            </span>
            <time>{formatInstant(pickedAt, timeZone)}</time>
          </li>
        ))}
      </ul>
    </section>
  );
};
