/** The buttons of a stocktake: save and finish while it is counted, approve or recount afterwards, cancel. */
import type { StocktakeRow } from '../../../shared/contract/stocktakes.contract';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import type { ReasonQuestion } from './ask-reason';
import type { Counts } from './use-counts';

export type StepsProps = {
  readonly stocktake: StocktakeRow;
  readonly counts: Counts;
  readonly onAsk: (question: ReasonQuestion) => void;
};

const seenOf = ({ id, version }: StocktakeRow) => ({ stocktakeId: id, version });

/** Unsaved counts are saved first; then the count may end. */
const CountSteps = ({ stocktake, counts }: StepsProps) => {
  const t = useT();
  const notice = useNotice();
  const finish = useCommand(api.stocktakes.finish);
  const save = async () => {
    const answer = await counts.run();
    if (answer.ok) notice.success(t('stocktakes.saved', { count: answer.value.lines.length }));
    else notice.problem(answer.problem);
  };
  const end = async () => {
    if (notice.accept(await finish.run(seenOf(stocktake)))) notice.success(t('stocktakes.finished'));
  };
  const { count, finish: finishState } = stocktake.actions;
  return counts.count > 0 ? (
    <ActionButton type="primary" state={count} loading={counts.isBusy} onClick={() => void save()}>
      {t('common.actions.save')} ({counts.count})
    </ActionButton>
  ) : (
    <ActionButton type="primary" state={finishState} loading={finish.isBusy} onClick={() => void end()}>
      {t('stocktakes.steps.finish')}
    </ActionButton>
  );
};

const DecideSteps = ({ stocktake, onAsk }: StepsProps) => {
  const t = useT();
  const notice = useNotice();
  const recount = useCommand(api.stocktakes.recount);
  const approve = useCommand(api.stocktakes.approve);
  const seen = seenOf(stocktake);
  const again = async () => {
    if (notice.accept(await recount.run(seen))) notice.success(t('stocktakes.recounted'));
  };
  const ask = () =>
    onAsk({
      title: t('stocktakes.steps.approve'),
      label: t('stocktakes.decision'),
      isOptional: true,
      onSubmit: (decision) => approve.run({ ...seen, decision }),
      onDone: () => notice.success(t('stocktakes.approved')),
    });
  return (
    <>
      <ActionButton type="primary" state={stocktake.actions.approve} onClick={ask}>
        {t('stocktakes.steps.approve')}
      </ActionButton>
      <ActionButton state={stocktake.actions.recount} loading={recount.isBusy} onClick={() => void again()}>
        {t('stocktakes.steps.recount')}
      </ActionButton>
    </>
  );
};

const CancelStep = ({ stocktake, onAsk }: StepsProps) => {
  const t = useT();
  const notice = useNotice();
  const cancel = useCommand(api.stocktakes.cancel);
  const ask = () =>
    onAsk({
      title: t('stocktakes.steps.cancel'),
      label: t('stocktakes.cancelReason'),
      onSubmit: (reason) => cancel.run({ ...seenOf(stocktake), reason }),
      onDone: () => notice.success(t('stocktakes.cancelled')),
    });
  return (
    <ActionButton danger state={stocktake.actions.cancel} onClick={ask}>
      {t('stocktakes.steps.cancel')}
    </ActionButton>
  );
};

export const StocktakeSteps = (props: StepsProps) => {
  const { state } = props.stocktake;
  return (
    <>
      {state === 'counting' && <CountSteps {...props} />}
      {state === 'counted' && <DecideSteps {...props} />}
      {(state === 'counting' || state === 'counted') && <CancelStep {...props} />}
    </>
  );
};
