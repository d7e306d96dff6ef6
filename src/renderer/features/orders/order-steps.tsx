/** The buttons of an order's page: every step with its reason, disabled ones say who may. */
import { useState } from 'react';
import type { OrderDetail } from '../../../shared/contract/orders.schemas';
import { nextState, orderTransitions } from '../../../shared/domain/states';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { ActionButton } from '../../ui/action-button';
import { MoreMenu } from '../../ui/action-menu';
import type { RowAction } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { useTabActions } from '../../ui/tab-actions';
import { AskStep, type Reasoned, reasonedSteps } from './ask-step';
import { ChangeEditor } from './change-editor';
import { ReassignOrder } from './reassign-order';
import { useApprove, useConfirmDuplicate, wantsToBeSeen } from './use-approve';
import { useChangeSteps } from './use-change-steps';

type Props = { readonly detail: OrderDetail; readonly tabKey: string };
type Asked = Reasoned | 'reassign' | 'change';

/** Copying, printing and removing: they lead to another tab, or away from this one. */
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
    print: () => {
      const title = `${t('orders.act.print')} ${detail.order.number ?? ''}`;
      openTab({ key: `order-print/${orderId}`, screen: 'orderPrint', title, params: { orderId } });
    },
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

/** A held order goes on; what looks the same must have been seen. */
const useResume = () => {
  const t = useT();
  const notice = useNotice();
  const confirm = useConfirmDuplicate();
  const { run, isBusy } = useCommand(api.orders.resume);
  const resume = async ({ id: orderId, version }: OrderDetail['order']) => {
    let answer = await run({ orderId, version });
    if (!answer.ok && wantsToBeSeen(answer.problem)) {
      if (!(await confirm(answer.problem, t('orders.act.approveAnyway')))) return;
      answer = await run({ orderId, version, duplicateSeen: true });
    }
    if (notice.accept(answer)) notice.success(t('orders.done.resumed'));
  };
  return { resume, isBusy };
};

type Rare = { readonly detail: OrderDetail; readonly onAsk: (asked: Asked) => void };

/** What is done now and then, in its menu; what the state of the order has no place for is left out. */
const useRarer = ({ detail, onAsk, ...elsewhere }: Rare & ReturnType<typeof useElsewhere>): RowAction[] => {
  const t = useT();
  const { actions, order } = detail;
  const isOpen = order.state === 'approved' || order.state === 'on_hold';
  const isDraft = order.state === 'draft';
  const entry = (key: keyof OrderDetail['actions'] & keyof typeof names, onRun: () => void): RowAction => {
    return { key, label: t(names[key]), state: actions[key], isDanger: key === 'remove', onRun };
  };
  const end = { ...entry('askEnd', () => onAsk('askCancel')), key: 'askCancel' };
  const close = {
    ...end,
    key: 'askShortClose',
    label: t('orders.act.askShortClose'),
    onRun: () => onAsk('askShortClose'),
  };
  return [
    ...(isOpen ? [entry('askChange', () => onAsk('change')), end, close] : []),
    ...(isOpen ? [entry('shortClose', () => onAsk('shortClose'))] : []),
    ...(isDraft ? [] : [entry('print', elsewhere.print)]),
    entry('copy', () => void elsewhere.copy()),
    entry('reassign', () => onAsk('reassign')),
    ...(isDraft ? [entry('remove', () => void elsewhere.remove())] : []),
  ];
};
const names = {
  askChange: 'orders.act.askChange',
  askEnd: 'orders.act.askCancel',
  shortClose: 'orders.act.shortClose',
  print: 'orders.act.print',
  copy: 'orders.act.copy',
  reassign: 'orders.act.reassign',
  remove: 'orders.act.remove',
} as const;

/** The request that waits: finance decides here too, and who asked takes it back. */
const ChangeKeys = ({ detail }: { readonly detail: OrderDetail }) => {
  const t = useT();
  const steps = useChangeSteps();
  const change = detail.changes.find(({ state }) => state === 'requested');
  if (!change) return steps.window ?? null;
  const { approve, refuse, withdraw } = change.actions;
  return (
    <>
      <ActionButton type="primary" state={approve} loading={steps.isBusy} onClick={() => void steps.approve(change)}>
        {t('orders.act.approveChange')}
      </ActionButton>
      <ActionButton danger state={refuse} onClick={() => steps.refuse(change)}>
        {t('orders.act.refuseChange')}
      </ActionButton>
      {withdraw === true && (
        <ActionButton onClick={() => void steps.withdraw(change)}>{t('orders.act.withdrawChange')}</ActionButton>
      )}
      {steps.window}
    </>
  );
};

/** The step that leads on from the state of the order. */
const Onward = ({ detail, onEdit }: { readonly detail: OrderDetail; readonly onEdit: () => void }) => {
  const t = useT();
  const { approve, isBusy } = useApprove();
  const resuming = useResume();
  const { actions, order } = detail;
  if (order.state === 'draft') {
    return (
      <ActionButton type="primary" state={actions.edit} onClick={onEdit}>
        {t('orders.act.edit')}
      </ActionButton>
    );
  }
  if (order.state === 'submitted') {
    return (
      <ActionButton type="primary" state={actions.approve} loading={isBusy} onClick={() => void approve(order)}>
        {t('orders.act.approve')}
      </ActionButton>
    );
  }
  if (order.state !== 'on_hold') return null;
  return (
    <ActionButton
      type="primary"
      state={actions.resume}
      loading={resuming.isBusy}
      onClick={() => void resuming.resume(order)}
    >
      {t('orders.act.resume')}
    </ActionButton>
  );
};

/** A draft that never had a number is removed, not cancelled. */
const isShown = (step: (typeof reasonedSteps)[number], { state, number }: OrderDetail['order']): boolean =>
  nextState(orderTransitions, state, step) !== undefined && (state !== 'draft' || number !== null);

export const OrderSteps = ({ detail, tabKey }: Props) => {
  const t = useT();
  const [asked, setAsked] = useState<Asked>();
  const elsewhere = useElsewhere({ detail, tabKey });
  const rarer = useRarer({ detail, onAsk: setAsked, ...elsewhere });
  const { actions, order } = detail;
  const close = () => setAsked(undefined);
  return (
    <div className="td-order-steps">
      <ChangeKeys detail={detail} />
      <Onward detail={detail} onEdit={elsewhere.edit} />
      {reasonedSteps
        .filter((step) => isShown(step, order))
        .map((step) => (
          <ActionButton key={step} state={actions[step]} danger={step === 'cancel'} onClick={() => setAsked(step)}>
            {t(`orders.act.${step}`)}
          </ActionButton>
        ))}
      <MoreMenu actions={rarer} />
      {asked === 'reassign' && <ReassignOrder order={order} onClose={close} />}
      {asked === 'change' && <ChangeEditor detail={detail} onClose={close} />}
      {asked && asked !== 'reassign' && asked !== 'change' && <AskStep detail={detail} asked={asked} onClose={close} />}
    </div>
  );
};
