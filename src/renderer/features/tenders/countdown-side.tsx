/** Beside the countdown: this month at a glance, deposits that are overdue, papers that end too soon for a bid. */
import { Button } from 'antd';
import type { MonthItem } from '../../../shared/contract/tender-views.contract';
import { formatFen, formatInstant } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useMay } from '../../rpc/me';
import { useRead } from '../../rpc/use-read';
import { useT } from '../../ui/i18n';
import { useTabActions } from '../../ui/tab-actions';
import { useTimeZone } from '../../ui/time-zone';
import { isQuiet, type MonthDay, toneOf, weekdays, weeksIn } from './view-month-model';
import { dateName, viewTables } from './view-words';
import './views.css';

const CLOCK_AT = 11;
const SHOWN = 3;
const MOST_SEEN = 100;
const soonest = { sort: [], filters: [], search: '', offset: 0, limit: SHOWN };

const Day = ({ day, today }: { readonly day: MonthDay; readonly today: string }) => {
  const t = useT();
  const timeZone = useTimeZone();
  const shown = day.items.filter((item) => !isQuiet(item));
  const [first] = shown;
  const timeOf = ({ dueAt }: MonthItem) => (dueAt === null ? '' : formatInstant(dueAt, timeZone).slice(CLOCK_AT));
  const said = shown.map((item) =>
    [timeOf(item), dateName(t, item.kind, item.milestoneTitle), item.title].filter(Boolean).join(' '),
  );
  const looks = [day.on === today && 'is-today', (day.isOff || !day.isInMonth) && 'is-off'].filter(Boolean).join(' ');
  return (
    <td className={looks} title={said.join('\n')}>
      {Number(day.on.slice(8))}
      {first && (
        <em className={`td-month-date is-${toneOf(first.kind)} is-${first.standing}`}>
          {dateName(t, first.kind, first.milestoneTitle)}
        </em>
      )}
      {shown.length > 1 && <i>{`+${shown.length - 1}`}</i>}
    </td>
  );
};

const Month = ({ today }: { readonly today: string }) => {
  const t = useT();
  const { openTab } = useTabActions();
  const month = today.slice(0, 7);
  const wish = { month, whose: 'all' as const, kinds: [], province: '' };
  const { value } = useRead(['tenderViews.month', wish], () => api.tenderViews.month(wish), { tables: viewTables });
  if (!value) return null;
  return (
    <section aria-label={t('tenders.desk.month')}>
      <h2>
        {month}
        <Button type="link" size="small" onClick={() => openTab({ key: 'tenderMonth', screen: 'tenderMonth' })}>
          {t('tenders.desk.month')}
        </Button>
      </h2>
      <table className="td-count-month">
        <thead>
          <tr>
            {weekdays.map((day) => (
              <th key={day} scope="col">
                {t(`tenderViews.month.weekdays.${day}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksIn(value, month).map((week) => (
            <tr key={week[0]?.on}>
              {week.map((day) => (
                <Day key={day.on} day={day} today={today} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

type LineProps = {
  readonly title: string;
  readonly figure: string;
  readonly note: string;
  readonly onOpen: () => void;
};
const Line = ({ title, figure, note, onOpen }: LineProps) => (
  <li>
    <button type="button" onClick={onOpen}>
      <span>
        <b>{title}</b> <span className="td-number">{figure}</span>
      </span>
      <small>{note}</small>
    </button>
  </li>
);

const Deposits = () => {
  const t = useT();
  const { openTab } = useTabActions();
  const asked = { ...soonest, segment: 'overdue' as const };
  const { value } = useRead(['deposits.list', asked], () => api.deposits.list(asked), { tables: ['deposit'] });
  if (!value || value.rows.length === 0) return null;
  const open = () => openTab({ key: 'deposits', screen: 'deposits', params: { segment: 'overdue' } });
  return (
    <section aria-label={t('deposits.segments.overdue')}>
      <h2>{t('deposits.segments.overdue')}</h2>
      <ul>
        {value.rows.map(({ id, payee, outstandingFen, tenderTitle, overdueDays }) => (
          <Line
            key={id}
            title={payee}
            figure={formatFen(outstandingFen)}
            note={`${t('deposits.overdue', { count: overdueDays ?? 0 })} · ${tenderTitle}`}
            onOpen={open}
          />
        ))}
      </ul>
    </section>
  );
};

/** Only those that some running bid needs longer than they last. */
const Expiring = () => {
  const t = useT();
  const { openTab } = useTabActions();
  const asked = { ...soonest, segment: 'current' as const, limit: MOST_SEEN };
  const sorted = { ...asked, sort: [{ column: 'expiresOn', direction: 'asc' as const }] };
  const { value } = useRead(['credentials.list', sorted], () => api.credentials.list(sorted), {
    tables: ['credential', 'tender', 'tender_document'],
  });
  const rows = value?.rows.filter(({ hurtCount }) => hurtCount > 0).slice(0, SHOWN) ?? [];
  if (rows.length === 0) return null;
  return (
    <section aria-label={t('tenders.desk.expiring')}>
      <h2>{t('tenders.desk.expiring')}</h2>
      <ul>
        {rows.map(({ id, name, expiresOn, hurtCount }) => (
          <Line
            key={id}
            title={name}
            figure={expiresOn ?? ''}
            note={t('tenders.desk.hurts', { count: hurtCount })}
            onOpen={() => openTab({ key: 'credentials', screen: 'credentials' })}
          />
        ))}
      </ul>
    </section>
  );
};

export const CountdownSide = ({ today }: { readonly today: string }) => {
  const seesPapers = useMay('credentials.read');
  return (
    <aside className="td-count-side">
      <Month today={today} />
      <Deposits />
      {seesPapers && <Expiring />}
    </aside>
  );
};
