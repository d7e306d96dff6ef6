/** Steps taken from a view: the list of them that M and the right mouse button open, and the taking of one. */
import type { BoardCard } from '../../../shared/contract/tender-views.contract';
import type { TenderStep } from '../../../shared/domain/tender-paths';
import { api } from '../../rpc/client';
import { ActionButton } from '../../ui/action-button';
import { Dialog } from '../../ui/dialog';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { type TenderAct, useTenderSteps } from './use-tender-steps';

const endings: readonly TenderStep[] = ['noGo', 'lose', 'abandon', 'fail', 'void', 'terminate', 'reject'];

/** Takes a step of a tender as its page does: what it needs is asked, and what has changed meanwhile refuses it. */
export const useStepOf = () => {
  const notice = useNotice();
  const steps = useTenderSteps();
  const start = async (tenderId: number, step: TenderAct) => {
    const found = await api.tenders.get({ tenderId });
    if (!found.ok) return notice.problem(found.problem);
    const { tender } = found.value;
    const state = tender.actions[step];
    return state === true ? steps.take(step, tender) : notice.problem(state);
  };
  return { start, window: steps.window };
};

type Props = {
  readonly card: BoardCard;
  readonly onStep: (card: BoardCard, step: TenderStep) => void;
  readonly onOpen: (card: BoardCard) => void;
  readonly onClose: () => void;
};

export const StepMenu = ({ card, onStep, onOpen, onClose }: Props) => {
  const t = useT();
  // Never one that ends it: Enter comes quickly.
  const first = card.steps.find(({ step, state }) => state === true && !endings.includes(step))?.step;
  const run = (step: TenderStep) => {
    onClose();
    onStep(card, step);
  };
  return (
    <Dialog title={t('tenderViews.board.steps', { number: card.number })} width={420} onClose={onClose}>
      <p className="td-view-about">{card.title}</p>
      {card.steps.length === 0 && <p className="td-quiet">{t('tenderViews.board.noSteps')}</p>}
      <div className="td-view-steps">
        {card.steps.map(({ step, state }) => (
          <ActionButton
            key={step}
            state={state}
            danger={endings.includes(step)}
            autoFocus={step === first}
            onClick={() => run(step)}
          >
            {t(`tenders.act.${step}`)}
          </ActionButton>
        ))}
        <ActionButton
          autoFocus={first === undefined}
          onClick={() => {
            onClose();
            onOpen(card);
          }}
        >
          {t('tenders.act.open')}
        </ActionButton>
      </div>
    </Dialog>
  );
};
