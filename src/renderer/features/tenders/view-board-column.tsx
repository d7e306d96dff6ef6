/** A column of the board: its first cards, and more of them on demand. */
import { Button } from 'antd';
import { type DragEvent, type ReactNode, useState } from 'react';
import type { BoardCard, BoardColumn } from '../../../shared/contract/tender-views.contract';
import { BOARD_CARDS, type BoardState } from '../../../shared/domain/tender-views';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { useT } from '../../ui/i18n';
import { ProblemAlert } from '../../ui/problem-alert';
import { type CardActions, TenderCard } from './view-board-card';
import type { ViewFilter } from './view-filters';
import { viewTables } from './view-words';

type Shared = CardActions & { readonly currentIds: readonly (number | undefined)[]; readonly filter: ViewFilter };
type CardsProps = Shared & { readonly column: BoardColumn; readonly offset: number };

/** Cards from an offset on, behind them a button and, once it was pressed, the next ones. */
const Cards = ({ column, offset, ...shared }: CardsProps) => {
  const t = useT();
  const [isOpen, setIsOpen] = useState(false);
  const { cards, count, hasMore } = column;
  const next = offset + cards.length;
  return (
    <>
      {cards.map((card) => (
        <TenderCard key={card.id} {...shared} card={card} isCurrent={shared.currentIds.includes(card.id)} />
      ))}
      {hasMore && !isOpen && (
        <Button size="small" type="text" onClick={() => setIsOpen(true)}>
          {t('tenderViews.board.more', { count: count - next })}
        </Button>
      )}
      {hasMore && isOpen && <NextCards {...shared} state={column.state} offset={offset + BOARD_CARDS} />}
    </>
  );
};

const NextCards = ({ state, offset, ...shared }: Shared & { readonly state: BoardState; readonly offset: number }) => {
  const t = useT();
  const wish = { ...shared.filter, states: [state], offset };
  const found = useRead(['tenderViews.board', wish], () => api.tenderViews.board(wish), { tables: viewTables });
  const [column] = found.value?.columns ?? [];
  if (column) return <Cards {...shared} column={column} offset={offset} />;
  if (found.problem) return <ProblemAlert problem={found.problem} onRetry={found.reload} />;
  return <span className="td-quiet">{t('common.state.loading')}</span>;
};

/** Where a card may be dropped. `isOpen`: the way of the held card leads here. */
type DropProps = {
  readonly held: BoardCard | undefined;
  readonly isOpen: boolean;
  readonly className: string;
  readonly label: string;
  readonly onDrop: () => void;
  readonly children: ReactNode;
};
export const DropPlace = ({ held, isOpen, className, label, onDrop, children }: DropProps) => {
  const [isOver, setIsOver] = useState(false);
  const allow = (event: DragEvent) => {
    if (!held) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'move';
    setIsOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    if (held) onDrop();
  };
  const looks = [className, held && isOpen && 'is-target', held && isOver && 'is-over'];
  return (
    <section
      className={looks.filter(Boolean).join(' ')}
      aria-label={label}
      onDragOver={allow}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      {children}
    </section>
  );
};

type Props = Shared & Pick<DropProps, 'held' | 'isOpen' | 'onDrop'> & { readonly column: BoardColumn };

export const StateColumn = ({ column, held, isOpen, onDrop, ...shared }: Props) => {
  const t = useT();
  const state = t(`tenders.states.${column.state}`);
  const label = t('tenderViews.board.column', { state, count: column.count });
  return (
    <DropPlace className="td-view-column" label={label} held={held} isOpen={isOpen} onDrop={onDrop}>
      <header>
        <h2>{state}</h2>
        <span className="td-number">{column.count}</span>
      </header>
      <div className="td-view-cards" data-column={column.state}>
        <Cards {...shared} column={column} offset={0} />
        {column.count === 0 && <p className="td-quiet">{t('tenderViews.board.none')}</p>}
      </div>
    </DropPlace>
  );
};
