/** What was asked and answered about a tender, the newest first. */
import type { TenderDetail } from '../../../shared/contract/tenders.contract';
import { formatInstant } from '../../../shared/domain/format';
import { useT } from '../../ui/i18n';
import { useTimeZone } from '../../ui/time-zone';

export const FollowUps = ({ detail: { followUps } }: { readonly detail: TenderDetail }) => {
  const t = useT();
  const timeZone = useTimeZone();
  if (followUps.length === 0) return <p className="td-tender-hint">{t('tenders.page.noFollowUps')}</p>;
  return (
    <ul className="td-tender-list">
      {followUps.map(({ id, answer, nextOn, who, at }) => (
        <li key={id}>
          <div>{answer}</div>
          <small>
            {who} {formatInstant(at, timeZone)}
            {nextOn !== null && ` · ${t('tenders.columns.nextFollowUpOn')} ${nextOn}`}
          </small>
        </li>
      ))}
    </ul>
  );
};
