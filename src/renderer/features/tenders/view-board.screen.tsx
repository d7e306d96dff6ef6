/** Tenders by state: a card is dragged, or led by its menu, to the next state; each step asks what it needs. */
import { type KeyboardEvent, useRef, useState } from 'react';
import type { BoardCard, BoardColumn } from '../../../shared/contract/tender-views.contract';
import type { TenderStep } from '../../../shared/domain/tender-paths';
import type { TenderState } from '../../../shared/domain/tender-words';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { useT } from '../../ui/i18n';
import { isComposing } from '../../ui/keyboard';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelMessage, PanelRefused } from '../../ui/panel-state';
import { ProblemAlert } from '../../ui/problem-alert';
import { useTabActions } from '../../ui/tab-actions';
import { stateWord, tenderTab } from './tender-words';
import type { CardActions } from './view-board-card';
import { DropPlace, StateColumn } from './view-board-column';
import { dropOf, type DropTarget, isBoardArrow, placeAfter } from './view-board-model';
import { ViewFilters, type ViewFilter, useViewFilter } from './view-filters';
import { StepMenu, useStepOf } from './view-steps';
import { viewTables } from './view-words';
import './views.css';

/** Ways out of the board, in the order in which they stand beside it while a card is held. */
const results = ['win', 'lose', 'abandon'] as const satisfies TenderStep[];

const cardsIn = (column: Element): HTMLElement[] => [...column.querySelectorAll<HTMLElement>('[data-card]')];

/** Moves the focus among the cards that are shown. */
const walk = (board: HTMLElement, event: KeyboardEvent): void => {
  if (!isBoardArrow(event.key)) return;
  const columns = [...board.querySelectorAll('[data-column]')].map(cardsIn);
  const column = columns.findIndex((cards) => cards.some((card) => card === event.target));
  if (column < 0) return;
  const row = columns[column]?.findIndex((card) => card === event.target) ?? 0;
  const counts = columns.map((cards) => cards.length);
  const next = placeAfter(counts, { column, row }, event.key);
  event.preventDefault();
  columns[next.column]?.[next.row]?.focus();
};

/** What a refused drop says: where it may go instead. */
const useRefusal = () => {
  const t = useT();
  const notice = useNotice();
  return ({ kind, state, steps }: BoardCard, target: DropTarget) => {
    const from = stateWord({ kind, state }, t);
    const named = { kind: t(`tenders.kinds.${kind}`), from };
    if (steps.length === 0) return notice.warning(t('tenderViews.refusals.noStepAtAll', named));
    const to = 'step' in target ? t(`tenders.act.${target.step}`) : stateWord({ kind, state: target.state }, t);
    const words = steps.map(({ step }) => t(`tenders.act.${step}`)).join(t('common.listSeparator'));
    return notice.warning(t('tenderViews.refusals.noStep', { ...named, to, steps: words }));
  };
};

/** What is held, asked and looked at, and what is done with it. */
const useBoard = () => {
  const { openTab } = useTabActions();
  const notice = useNotice();
  const refuse = useRefusal();
  const [held, setHeld] = useState<BoardCard>();
  const [asked, setAsked] = useState<BoardCard>();
  const [currentId, setCurrentId] = useState<number>();
  const steps = useStepOf();
  const open = (card: BoardCard) => openTab(tenderTab(card));
  const step = ({ id }: BoardCard, wanted: TenderStep) => void steps.start(id, wanted);
  const drop = (target: DropTarget) => {
    if (!held) return;
    setHeld(undefined);
    const found = dropOf(held, target);
    if (found.kind === 'nowhere') refuse(held, target);
    else if (found.kind === 'step' && found.state !== true) notice.problem(found.state);
    else if (found.kind === 'step') step(held, found.step);
  };
  const cards: CardActions = {
    onOpen: open,
    onSteps: setAsked,
    onFocus: ({ id }) => setCurrentId(id),
    onHold: setHeld,
  };
  return { held, asked, currentId, cards, open, step, drop, ask: setAsked, window: steps.window };
};
type Board = ReturnType<typeof useBoard>;

const isReached = (held: BoardCard | undefined, target: DropTarget): boolean =>
  held !== undefined && dropOf(held, target).kind === 'step';

const Results = ({ board: { held, drop } }: { readonly board: Board }) => {
  const t = useT();
  if (!held) return null;
  return (
    <div className="td-view-results" role="group" aria-label={t('tenderViews.board.results')}>
      {results.map((step) => (
        <DropPlace
          key={step}
          className="td-view-result"
          label={t('tenderViews.board.drop', { step: t(`tenders.act.${step}`) })}
          held={held}
          isOpen={isReached(held, { step })}
          onDrop={() => drop({ step })}
        >
          {t(`tenders.act.${step}`)}
        </DropPlace>
      ))}
    </div>
  );
};

type ColumnsProps = { readonly board: Board; readonly columns: readonly BoardColumn[]; readonly filter: ViewFilter };

const Columns = ({ board, columns, filter }: ColumnsProps) => {
  const t = useT();
  const frame = useRef<HTMLDivElement>(null);
  const shown = columns.flatMap(({ cards }) => cards);
  const known = shown.find(({ id }) => id === board.currentId);
  // The card may be one of those that were asked for later.
  const currentIds = [known ? known.id : board.currentId, known ? undefined : shown[0]?.id];
  const keys = (event: KeyboardEvent) => {
    if (frame.current && !isComposing(event.nativeEvent)) walk(frame.current, event);
  };
  return (
    <div className="td-view-board" ref={frame} role="group" aria-label={t('tenderViews.board.label')} onKeyDown={keys}>
      {columns.map((column) => (
        <StateColumn
          key={column.state}
          {...board.cards}
          column={column}
          filter={filter}
          currentIds={currentIds}
          held={board.held}
          isOpen={isReached(board.held, { state: column.state satisfies TenderState })}
          onDrop={() => board.drop({ state: column.state })}
        />
      ))}
      <Results board={board} />
    </div>
  );
};

const TenderBoardScreen = () => {
  const t = useT();
  const board = useBoard();
  const [filter, setFilter] = useViewFilter();
  const found = useRead(['tenderViews.board', filter], () => api.tenderViews.board(filter), { tables: viewTables });
  const columns = found.value?.columns;
  const isEmpty = columns?.every(({ count }) => count === 0) ?? false;
  return (
    <div className="td-view">
      <div className="td-view-bar">
        <ViewFilters value={filter} onChange={setFilter} />
        <small className="td-quiet">{t('tenderViews.board.keys')}</small>
      </div>
      {!columns && found.isLoading && <PanelLoading />}
      {!columns && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {columns && found.problem && <ProblemAlert problem={found.problem} onRetry={found.reload} />}
      {columns && isEmpty && <PanelMessage title={t('tenderViews.board.empty')} />}
      {columns && !isEmpty && <Columns board={board} columns={columns} filter={filter} />}
      {board.asked && (
        <StepMenu card={board.asked} onStep={board.step} onOpen={board.open} onClose={() => board.ask(undefined)} />
      )}
      {board.window}
    </div>
  );
};

export default TenderBoardScreen;
