/** The rows behind a number, the oldest first, and beside them the record that is being dealt with. */
import { Button } from 'antd';
import { useState } from 'react';
import type { DeskItem, MarkedRow } from '../../../shared/contract/desks.contract';
import { SHOWN_ROWS } from '../../../shared/domain/desk-words';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { useT } from '../../ui/i18n';
import { PanelLoading, PanelMessage, PanelRefused } from '../../ui/panel-state';
import { RecordPanel, useHasRecordPanel } from '../../ui/record-panels';
import { useTabActions } from '../../ui/tab-actions';
import { useLeaving } from '../../ui/use-leaving';
import { panelKindOf } from './desk-panels';
import { DeskRowLine } from './desk-row';
import { countOf, deskTables, listTab, nameOf, sinceHead } from './desk-words';
import { type RowWalk, useRowWalk } from './use-row-walk';

const idOf = ({ id }: MarkedRow): number => id;

type RowsProps = {
  readonly item: DeskItem;
  readonly rows: readonly MarkedRow[];
  readonly walk: Omit<RowWalk, 'part' | 'onKeyDown'>;
  readonly hasPanel: boolean;
};

const Rows = ({ item, rows, walk, hasPanel }: RowsProps) => {
  const t = useT();
  const shown = useLeaving(rows, idOf);
  const firstId = rows[0]?.id;
  const hasQty = rows.some(({ qty }) => qty !== null);
  const hasFigure = hasQty || rows.some(({ amountFen }) => amountFen !== null);
  const hasLamps = rows.some(({ lamps }) => lamps !== null);
  if (shown.length === 0) return <PanelMessage title={t('desks.rowsEmpty')} />;
  return (
    <table className="td-plain">
      <thead>
        <tr>
          <th>{t('desks.columns.title')}</th>
          <th>{sinceHead(item.key, t)}</th>
          {hasFigure && <th className="td-number">{t(hasQty ? 'desks.columns.qty' : 'desks.columns.amount')}</th>}
          {hasLamps && <th>{t('desks.columns.lamps')}</th>}
          <th>{t('desks.columns.act')}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ row, isLeaving }) => (
          <DeskRowLine
            key={row.id}
            {...{ item, row, hasFigure, hasLamps, isLeaving }}
            isFirst={row.id === firstId}
            isOpen={row.id === walk.followed?.id}
            onEnter={hasPanel ? () => walk.enter(row) : undefined}
            onFocus={() => walk.onFocusRow(row)}
          />
        ))}
      </tbody>
    </table>
  );
};

/** The row of the open record, also when it has left the list while somebody types. */
const useOpened = (rows: readonly MarkedRow[], openId: number | undefined): MarkedRow | undefined => {
  const row = rows.find(({ id }) => id === openId);
  const [seen, setSeen] = useState(row);
  if (row && row !== seen) setSeen(row);
  return row ?? (seen?.id === openId ? seen : undefined);
};

type Props = {
  readonly item: DeskItem;
  /** How often a number was pressed: the keyboard goes to its first row; 0 while none was. */
  readonly entry: number;
};
const nothing: readonly MarkedRow[] = [];

/** Beside the numbers: what stands behind the one that is chosen. */
export const RowsPanel = ({ item, entry }: Props) => {
  const t = useT();
  const { openTab } = useTabActions();
  const { key } = item;
  const found = useRead(['desks.rows', key], () => api.desks.rows({ key }), { tables: deskTables });
  const { value } = found;
  const rows = value?.rows ?? nothing;
  const { part, onKeyDown, ...walk } = useRowWalk(rows, entry);
  const { followed } = walk;
  const kind = panelKindOf(key);
  const hasPanel = useHasRecordPanel(kind);
  const open = useOpened(rows, followed?.id);
  return (
    <>
      <section ref={part} className="td-desk-rows" aria-label={nameOf(item, t)} onKeyDown={onKeyDown}>
        <header>
          <h2>{nameOf(item, t)}</h2>
          <span className="td-quiet">{countOf(item, t)}</span>
          <Button onClick={() => openTab(listTab(item, t))}>{t('desks.openList')}</Button>
        </header>
        {!value && found.isLoading && <PanelLoading />}
        {!value && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
        {value && <Rows {...{ item, rows, walk, hasPanel }} />}
        {value?.hasMore && <p className="td-quiet">{t('desks.more', { count: SHOWN_ROWS })}</p>}
        <p className="td-quiet td-desk-keys">{t(key === 'awaitingApproval' ? 'desks.keysApprove' : 'desks.keys')}</p>
      </section>
      {followed && (
        <RecordPanel
          key={followed.id}
          kind={kind}
          id={followed.id}
          documentId={open?.opens?.id ?? followed.id}
          entry={followed.entry}
          onClose={walk.close}
        />
      )}
    </>
  );
};
