/** The steps of a tender as buttons and menus take them: asked first, or taken at once. */
import { type ComponentType, Suspense, useState } from 'react';
import type { TenderRow } from '../../../shared/contract/tenders.contract';
import { type PlainStep, plainSteps } from '../../../shared/domain/tender-paths';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import type { RowAction } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { useTabActions } from '../../ui/tab-actions';
import { ChangeTender } from './new-tender';
import { CloneRound, Reassign, Sign, TakeBack } from './tender-moves';
import {
  Abandon,
  Fail,
  FollowUp,
  Go,
  Lose,
  NoGo,
  type QuestionProps,
  RecordOpening,
  RecordPublication,
  Reject,
  Reopen,
  Submit,
  Terminate,
  Void,
} from './tender-questions';
import { tenderWindows } from './tender-sections';
import { type TenderPart, tenderTab } from './tender-words';

export type TenderAct = keyof TenderRow['actions'];

const windows: Partial<Record<TenderAct, ComponentType<QuestionProps>>> = {
  ...{ go: Go, noGo: NoGo, submit: Submit, followUp: FollowUp, sign: Sign, change: ChangeTender, reassign: Reassign },
  ...{ recordOpening: RecordOpening, recordPublication: RecordPublication, lose: Lose, reopen: Reopen },
  takeBack: TakeBack,
  ...{ abandon: Abandon, fail: Fail, void: Void, terminate: Terminate, reject: Reject, cloneRound: CloneRound },
  ...tenderWindows,
};

const plain: readonly string[] = plainSteps;
const isPlain = (step: TenderAct): step is PlainStep => plain.includes(step) && step !== 'sign';

/** What is shown first, the likeliest step of each state at the front. */
const order: readonly TenderAct[] = [
  ...(['go', 'prepare', 'submit', 'recordOpening', 'recordPublication', 'win', 'sign', 'execute', 'followUp'] as const),
  ...(['lose', 'evaluate', 'close', 'reopen', 'takeBack', 'change', 'reassign', 'cloneRound'] as const),
  ...(['noGo', 'abandon', 'reject', 'fail', 'void', 'terminate'] as const),
];
const grave: readonly TenderAct[] = ['noGo', 'abandon', 'reject', 'fail', 'void', 'terminate'];

/** Whether the state takes the step at all; who may not is told why, what has passed is not shown. */
const fits = ({ actions }: TenderRow, step: TenderAct): boolean => {
  const state = actions[step];
  const isKnown = windows[step] !== undefined || isPlain(step);
  return isKnown && (state === true || state.code !== 'STATE_CONFLICT');
};

export const useTenderSteps = () => {
  const t = useT();
  const notice = useNotice();
  const { openTab } = useTabActions();
  const move = useCommand(api.tenders.moveTo);
  const [asked, setAsked] = useState<{ readonly step: TenderAct; readonly tender: TenderRow }>();
  const take = async (step: TenderAct, tender: TenderRow) => {
    if (!isPlain(step)) return setAsked({ step, tender });
    const answer = await move.run({ tenderId: tender.id, version: tender.version, step, on: null });
    if (notice.accept(answer)) notice.success(t('tenders.ask.done'));
    return undefined;
  };
  const open = (tender: TenderRow, part?: TenderPart) => openTab(tenderTab(tender, part));
  const action = (tender: TenderRow, step: TenderAct, shortcut?: string): RowAction => ({
    ...{ key: step, label: t(`tenders.act.${step}`), state: tender.actions[step], isDanger: grave.includes(step) },
    ...(shortcut && { shortcut }),
    onRun: () => void take(step, tender),
  });
  /** Everything that may be done with it now, the likeliest first. */
  const actionsOf = (tender: TenderRow): readonly RowAction[] =>
    order.filter((step) => fits(tender, step)).map((step) => action(tender, step));
  const Window = asked && windows[asked.step];
  const window = Window && (
    <Suspense fallback={null}>
      <Window tender={asked.tender} onClose={() => setAsked(undefined)} />
    </Suspense>
  );
  return { take, open, action, actionsOf, window };
};
