/** The window of a step of an order that wants a reason. */
import type { OrderDetail } from '../../../shared/contract/orders.schemas';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { AskReason, AskRejection } from './ask-reason';

/** Steps of the order itself, and what sales asks of finance. */
export const reasonedSteps = ['withdraw', 'reject', 'unapprove', 'hold', 'cancel'] as const;
export type Reasoned = (typeof reasonedSteps)[number] | 'shortClose' | 'askCancel' | 'askShortClose';

const said = {
  withdraw: 'orders.done.withdrawn',
  unapprove: 'orders.done.unapproved',
  cancel: 'orders.done.cancelled',
  hold: 'orders.done.held',
  shortClose: 'orders.done.shortClosed',
  askCancel: 'orders.done.changeAsked',
  askShortClose: 'orders.done.changeAsked',
} as const;

type Seen = { readonly orderId: number; readonly version: number; readonly reason: string };

/** What each step sends. */
const useSteps = () => {
  const withdraw = useCommand(api.orders.withdraw);
  const unapprove = useCommand(api.orders.unapprove);
  const cancel = useCommand(api.orders.cancel);
  const hold = useCommand(api.orders.hold);
  const shortClose = useCommand(api.orders.shortClose);
  const askEnd = useCommand(api.orders.askEnd);
  return {
    withdraw: (seen: Seen) => withdraw.run(seen),
    unapprove: (seen: Seen) => unapprove.run(seen),
    cancel: (seen: Seen) => cancel.run(seen),
    hold: (seen: Seen) => hold.run(seen),
    shortClose: (seen: Seen) => shortClose.run(seen),
    askCancel: (seen: Seen) => askEnd.run({ ...seen, kind: 'cancel' }),
    askShortClose: (seen: Seen) => askEnd.run({ ...seen, kind: 'short_close' }),
  };
};

type Props = { readonly detail: OrderDetail; readonly asked: Reasoned; readonly onClose: () => void };

export const AskStep = ({ detail, asked, onClose }: Props) => {
  const t = useT();
  const notice = useNotice();
  const { id: orderId, version, number } = detail.order;
  const steps = useSteps();
  const reject = useCommand(api.orders.reject);
  const done = (text: string) => {
    notice.success(text);
    onClose();
  };
  if (asked === 'reject') {
    return (
      <AskRejection
        title={t('orders.rejectTitle', { number: number ?? '' })}
        onSubmit={(rejection) => reject.run({ orderId, version, ...rejection })}
        onDone={() => done(t('orders.done.rejected', { number: number ?? '' }))}
        onClose={onClose}
      />
    );
  }
  return (
    <AskReason
      title={`${t(`orders.act.${asked}`)} ${number ?? ''}`}
      label={t(`orders.act.${asked}`)}
      onSubmit={(reason) => steps[asked]({ orderId, version, reason })}
      onDone={() => done(t(said[asked]))}
      onClose={onClose}
    />
  );
};
