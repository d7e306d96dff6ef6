/** What becomes of a request: approved (what looks the same must be seen), refused with a reason, withdrawn. */
import { useState } from 'react';
import type { ChangeRow } from '../../../shared/contract/order-changes.schemas';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { AskReason } from './ask-reason';
import { useConfirmDuplicate, wantsToBeSeen } from './use-approve';

export type DecidedChange = Pick<ChangeRow, 'id' | 'orderId' | 'orderNumber' | 'changeNo' | 'version' | 'actions'>;

const inputOf = ({ id: changeId, orderId, version }: DecidedChange) => ({ changeId, orderId, version });

export const useChangeSteps = (onDone?: () => void) => {
  const t = useT();
  const notice = useNotice();
  const confirm = useConfirmDuplicate();
  const approving = useCommand(api.orders.approveChange);
  const refusing = useCommand(api.orders.refuseChange);
  const withdrawing = useCommand(api.orders.withdrawChange);
  const [refused, setRefused] = useState<DecidedChange>();
  const approve = async (change: DecidedChange) => {
    let answer = await approving.run(inputOf(change));
    if (!answer.ok && wantsToBeSeen(answer.problem)) {
      if (!(await confirm(answer.problem, t('orders.act.approveAnyway')))) return;
      answer = await approving.run({ ...inputOf(change), duplicateSeen: true });
    }
    if (!notice.accept(answer)) return;
    notice.success(t('orders.done.changeApproved', { number: change.orderNumber }));
    onDone?.();
  };
  const withdraw = async (change: DecidedChange) => {
    if (!notice.accept(await withdrawing.run(inputOf(change)))) return;
    notice.success(t('orders.done.changeWithdrawn'));
    onDone?.();
  };
  const done = () => {
    notice.success(t('orders.done.changeRefused', { number: refused?.orderNumber ?? '' }));
    setRefused(undefined);
    onDone?.();
  };
  const window = refused && (
    <AskReason
      title={`${t('orders.act.refuseChange')} ${t('orders.change.ofOrder', { number: refused.orderNumber, no: refused.changeNo })}`}
      label={t('orders.act.refuseChange')}
      onSubmit={(reason) => refusing.run({ ...inputOf(refused), reason })}
      onDone={done}
      onClose={() => setRefused(undefined)}
    />
  );
  return { approve, withdraw, refuse: setRefused, isBusy: approving.isBusy, window };
};
