/** Beside the countdown: this month at a glance, and under it what else runs: deposits, papers, one's own orders. */
import { Button } from 'antd';
import type { MonthItem } from '../../../shared/contract/tender-views.contract';
import { keysFor } from '../../../shared/domain/desk-words';
import { formatInstant } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useMay, useMe } from '../../rpc/me';
import { useRead } from '../../rpc/use-read';
import { useT } from '../../ui/i18n';
import { useTabActions } from '../../ui/tab-actions';
import { useTimeZone } from '../../ui/time-zone';
import { Deposits, Expiring } from './countdown-lists';
import { OwnOrders } from './countdown-orders';
import { isQuiet, type MonthDay, toneOf, weekdays, weeksIn } from './view-month-model';
import { dateName, viewTables } from './view-words';
import './views.css';

const CLOCK_AT = 11;

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

export const CountdownSide = ({ today }: { readonly today: string }) => {
  const seesPapers = useMay('credentials.read');
  const { posts } = useMe();
  return (
    <aside className="td-count-side">
      <Month today={today} />
      <Deposits />
      {seesPapers && <Expiring />}
      {keysFor(posts).includes('ordersRunning') && <OwnOrders />}
    </aside>
  );
};
