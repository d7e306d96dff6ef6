/** How far an order is, from its entry to the signature, with who and when. */
import { Timeline } from 'antd';
import type { OrderDetail } from '../../../shared/contract/orders.schemas';
import { formatInstant } from '../../../shared/domain/format';
import { type Translate, useT } from '../../ui/i18n';
import { useTimeZone } from '../../ui/time-zone';

type Step = { readonly title: string; readonly what: string; readonly isDone: boolean };

const stepsOf = (detail: OrderDetail, t: Translate, timeZone: string): readonly Step[] => {
  const { order, lamps, history } = detail;
  const entered = history.find(({ action }) => action === 'create');
  const at = (instant: number | null | undefined) => (instant ? formatInstant(instant, timeZone) : '');
  const isPast = order.state !== 'draft' && order.state !== 'submitted' && order.state !== 'cancelled';
  const times = order.approvalCount > 1 ? t('orders.timeline.again', { count: order.approvalCount }) : '';
  return [
    { title: t('orders.timeline.created'), what: `${entered?.who ?? ''} ${at(entered?.at)}`, isDone: true },
    {
      title: t('orders.head.submitted'),
      what: order.state === 'draft' ? '' : `${order.submittedByName} ${at(order.submittedAt)}`,
      isDone: order.state !== 'draft',
    },
    {
      title: t('orders.head.approved'),
      what: isPast ? `${order.approvedByName} ${at(order.approvedAt)} ${times}` : times,
      isDone: isPast,
    },
    {
      title: t('orders.line.shipped'),
      what: [lamps.carrier, lamps.waybillNo].join(' '),
      isDone: lamps.shipped === 'full',
    },
    {
      title: t('orders.line.signed'),
      what: [lamps.signedOn ?? '', lamps.signedBy].join(' '),
      isDone: lamps.arrived === 'full',
    },
  ];
};

export const OrderTimeline = ({ detail }: { readonly detail: OrderDetail }) => {
  const t = useT();
  const timeZone = useTimeZone();
  return (
    <section aria-label={t('orders.timeline.title')}>
      <Timeline
        items={stepsOf(detail, t, timeZone).map(({ title, what, isDone }) => ({
          key: title,
          color: isDone ? 'green' : 'gray',
          content: (
            <>
              <strong>{title}</strong> <span className="td-quiet">{what.trim()}</span>
            </>
          ),
        }))}
      />
    </section>
  );
};
