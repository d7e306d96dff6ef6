/** Approving as buttons and keys do it; orders that look the same are shown and must be confirmed. */
import { App } from 'antd';
import { useCallback } from 'react';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { type ShownProblem, useProblemText } from '../../ui/problem-text';

type Asked = { readonly id: number; readonly version: number; readonly number: string | null };

/** True for the refusal that only wants to be confirmed. */
export const wantsToBeSeen = (problem: ShownProblem): boolean =>
  problem.code === 'DUPLICATE' && (problem.fields?.includes('/duplicateSeen') ?? false);

/** Asks whether the person saw the orders that look the same. */
export const useConfirmDuplicate = () => {
  const t = useT();
  const textOf = useProblemText();
  const { modal } = App.useApp();
  return useCallback(
    (problem: ShownProblem, okText: string) =>
      modal.confirm({
        title: t('orders.duplicateTitle'),
        content: textOf(problem),
        okText,
        cancelText: t('common.actions.cancel'),
      }) as PromiseLike<boolean>,
    [modal, t, textOf],
  );
};

export const useApprove = () => {
  const t = useT();
  const notice = useNotice();
  const confirm = useConfirmDuplicate();
  const { run, isBusy } = useCommand(api.orders.approve);
  const approve = useCallback(
    async ({ id: orderId, version, number }: Asked): Promise<boolean> => {
      let answer = await run({ orderId, version });
      if (!answer.ok && wantsToBeSeen(answer.problem)) {
        if (!(await confirm(answer.problem, t('orders.act.approveAnyway')))) return false;
        answer = await run({ orderId, version, duplicateSeen: true });
      }
      if (!notice.accept(answer)) return false;
      notice.success(t('orders.done.approved', { number: number ?? '' }));
      return true;
    },
    [run, confirm, notice, t],
  );
  return { approve, isBusy };
};
