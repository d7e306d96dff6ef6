/** What becomes of a row of the desk: released or refused with a reason, taken back, a word confirmed or denied. */
import { useState } from 'react';
import type { ReleaseRow } from '../../../shared/contract/releases.schemas';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import type { RowAction } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { AskReason } from './ask-reason';
import { ReleaseCheck } from './release-check';

type Reasoned = 'release' | 'refuse' | 'object';
type Step = keyof ReleaseRow['actions'];

const shortcuts: Readonly<Partial<Record<Step, string>>> = { release: 'A', refuse: 'R', confirm: 'C' };
const stepsOf = ({ isVerbal }: ReleaseRow): readonly Step[] =>
  isVerbal ? ['confirm', 'object'] : ['release', 'refuse', 'withdraw'];
const ofRequest = ({ orderId, id: requestId }: ReleaseRow) => ({ orderId, requestId });

export const useReleaseSteps = () => {
  const t = useT();
  const notice = useNotice();
  const refusing = useCommand(api.releases.refuse);
  const withdrawing = useCommand(api.releases.withdraw);
  const confirming = useCommand(api.releases.confirm);
  const objecting = useCommand(api.releases.object);
  const [asked, setAsked] = useState<{ readonly row: ReleaseRow; readonly step: Reasoned }>();
  const close = () => setAsked(undefined);
  const withdraw = async (row: ReleaseRow) => {
    if (notice.accept(await withdrawing.run(ofRequest(row)))) notice.success(t('releases.done.withdrawn'));
  };
  const confirm = async (row: ReleaseRow) => {
    if (notice.accept(await confirming.run(ofRequest(row)))) notice.success(t('releases.done.confirmed'));
  };
  const run = (row: ReleaseRow, step: Step): void => {
    if (step === 'withdraw') void withdraw(row);
    else if (step === 'confirm') void confirm(row);
    else setAsked({ row, step });
  };
  const actionsOf = (row: ReleaseRow): RowAction[] =>
    stepsOf(row).map((step) => {
      const shortcut = shortcuts[step];
      return {
        ...{ key: step, label: t(`releases.act.${step}`), state: row.actions[step] },
        isDanger: step === 'refuse' || step === 'object',
        ...(shortcut ? { shortcut } : {}),
        onRun: () => run(row, step),
      };
    });
  const refusal = (row: ReleaseRow, step: 'refuse' | 'object') => (
    <AskReason
      title={t(step === 'refuse' ? 'releases.refuseTitle' : 'releases.objectTitle', {
        number: row.orderNumber,
        check: t(`orders.checkNames.${row.check}`),
      })}
      label={t(`releases.act.${step}`)}
      onSubmit={(reason) => (step === 'refuse' ? refusing : objecting).run({ ...ofRequest(row), reason })}
      onDone={() => {
        notice.success(t(step === 'refuse' ? 'releases.done.refused' : 'releases.done.objected'));
        close();
      }}
      onClose={close}
    />
  );
  const windowOf = ({ row, step }: NonNullable<typeof asked>) => {
    const { orderId, version, check } = row;
    return step === 'release' ? <ReleaseCheck of={{ orderId, version, check }} onClose={close} /> : refusal(row, step);
  };
  return { actionsOf, window: asked && windowOf(asked) };
};
