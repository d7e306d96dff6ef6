/** The buttons of an order's page: every step with its reason, disabled ones say who may. */
import { useState } from 'react';
import type { OrderDetail } from '../../../shared/contract/orders.schemas';
import { nextState, orderTransitions } from '../../../shared/domain/states';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { useTabActions } from '../../ui/tab-actions';
import { AskReason, AskRejection } from './ask-reason';
import { useApprove } from './use-approve';

type Asked = 'withdraw' | 'unapprove' | 'cancel' | 'reject';
const reasoned = ['withdraw', 'reject', 'unapprove', 'cancel'] as const satisfies Asked[];
const said = {
  withdraw: 'orders.done.withdrawn',
  unapprove: 'orders.done.unapproved',
  cancel: 'orders.done.cancelled',
} as const;

type Props = { readonly detail: OrderDetail; readonly tabKey: string };

const AskStep = ({ detail, asked, onClose }: Props & { readonly asked: Asked; readonly onClose: () => void }) => {
  const t = useT();
  const notice = useNotice();
  const { id: orderId, version, number } = detail.order;
  const commands = {
    withdraw: useCommand(api.orders.withdraw),
    unapprove: useCommand(api.orders.unapprove),
    cancel: useCommand(api.orders.cancel),
  };
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
      onSubmit={(reason) => commands[asked].run({ orderId, version, reason })}
      onDone={() => done(t(said[asked]))}
      onClose={onClose}
    />
  );
};

/** Copying and removing: they lead to another tab, or away from this one. */
const useElsewhere = ({ detail, tabKey }: Props) => {
  const t = useT();
  const notice = useNotice();
  const { openTab, closeTab } = useTabActions();
  const copying = useCommand(api.orders.copy);
  const removing = useCommand(api.orders.remove);
  const { id: orderId, version } = detail.order;
  const edit = (id: number, title: string) =>
    openTab({ key: `order-edit/${id}`, screen: 'orderEditor', title, params: { orderId: id } });
  return {
    edit: () => edit(orderId, detail.order.number ?? t('orders.draftTitle')),
    copy: async () => {
      const answer = await copying.run({ orderId });
      if (notice.accept(answer) && answer.ok) edit(answer.value.orderId, t('orders.draftTitle'));
    },
    remove: async () => {
      if (!notice.accept(await removing.run({ orderId, version }))) return;
      notice.success(t('orders.done.removed'));
      closeTab(tabKey);
    },
  };
};

export const OrderSteps = ({ detail, tabKey }: Props) => {
  const t = useT();
  const [asked, setAsked] = useState<Asked>();
  const { approve, isBusy } = useApprove();
  const elsewhere = useElsewhere({ detail, tabKey });
  const { actions, order } = detail;
  const isDraft = order.state === 'draft';
  return (
    <div className="td-order-steps">
      {isDraft && (
        <ActionButton type="primary" state={actions.edit} onClick={elsewhere.edit}>
          {t('orders.act.edit')}
        </ActionButton>
      )}
      {order.state === 'submitted' && (
        <ActionButton type="primary" state={actions.approve} loading={isBusy} onClick={() => void approve(order)}>
          {t('orders.act.approve')}
        </ActionButton>
      )}
      {reasoned
        .filter((step) => nextState(orderTransitions, order.state, step) !== undefined)
        .map((step) => (
          <ActionButton key={step} state={actions[step]} danger={step === 'cancel'} onClick={() => setAsked(step)}>
            {t(`orders.act.${step}`)}
          </ActionButton>
        ))}
      <ActionButton state={actions.copy} onClick={() => void elsewhere.copy()}>
        {t('orders.act.copy')}
      </ActionButton>
      {isDraft && (
        <ActionButton danger state={actions.remove} onClick={() => void elsewhere.remove()}>
          {t('orders.act.remove')}
        </ActionButton>
      )}
      {asked && <AskStep detail={detail} tabKey={tabKey} asked={asked} onClose={() => setAsked(undefined)} />}
    </div>
  );
};
