/** What is left of the 72 hours of a form, as a coloured word. */
import type { RedFormRow } from '../../../shared/contract/red-letters.schemas';
import { URGENT_HOURS } from '../../../shared/domain/red-words';
import { formatInstant } from '../../../shared/domain/format';
import { useT } from '../../ui/i18n';
import { StateTag } from '../../ui/state-tag';
import { useTimeZone } from '../../ui/time-zone';

export const RedClock = ({ row, isLong = false }: { readonly row: RedFormRow; readonly isLong?: boolean }) => {
  const t = useT();
  const timeZone = useTimeZone();
  const { hoursLeft, dueAt, reminder } = row;
  if (hoursLeft === null || dueAt === null) return null;
  const left = hoursLeft === 0 ? t('redLetters.clock.over') : t('redLetters.clock.left', { hours: hoursLeft });
  const tone = hoursLeft < URGENT_HOURS ? 'bad' : reminder > 0 ? 'warning' : 'info';
  return (
    <>
      <StateTag tone={tone}>{left}</StateTag>
      {isLong && ` ${formatInstant(dueAt, timeZone)}`}
      {isLong && hoursLeft > 0 && reminder > 0 && ` · ${t('redLetters.clock.remind', { hours: reminder })}`}
    </>
  );
};
