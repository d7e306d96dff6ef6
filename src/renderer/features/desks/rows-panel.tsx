/** The rows behind a number, the oldest first. The arrow keys walk, Enter does the one thing that is to do. */
import { Button, Dropdown } from 'antd';
import type { KeyboardEvent } from 'react';
import type { DeskItem, DeskRow } from '../../../shared/contract/desks.contract';
import { SHOWN_ROWS } from '../../../shared/domain/desk-words';
import { textAt } from '../../../shared/i18n/formats';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { useMenuItems } from '../../ui/action-menu';
import type { RowAction } from '../../ui/grid/types';
import { useT, useTexts } from '../../ui/i18n';
import { isComposing } from '../../ui/keyboard';
import { MoneyText, QtyText } from '../../ui/money-text';
import { PanelLoading, PanelMessage, PanelRefused } from '../../ui/panel-state';
import { StateTag } from '../../ui/state-tag';
import { useTabActions } from '../../ui/tab-actions';
import { useTimeZone } from '../../ui/time-zone';
import { useLeaving } from '../../ui/use-leaving';
import { actOf } from './desk-acts';
import { countOf, dateOf, deskTables, documentTab, listTab, nameOf, rowTab, sinceHead } from './desk-words';

type RowProps = {
  readonly item: DeskItem;
  readonly row: DeskRow;
  readonly hasFigure: boolean;
  readonly isFirst: boolean;
  /** Done, and on its way out. */
  readonly isLeaving: boolean;
};

/** What can be done from here: the one thing, the document, the list. */
const useActions = (item: DeskItem, row: DeskRow): readonly [RowAction, ...RowAction[]] => {
  const t = useT();
  const { openTab } = useTabActions();
  const { opens } = row;
  const act = { key: 'act', label: t(`desks.act.${actOf(item.key)}`), state: true as const, shortcut: 'Enter' };
  const first = { ...act, onRun: () => openTab(rowTab(item, row, t)) };
  const list = {
    key: 'list',
    label: t('desks.openList'),
    state: true as const,
    onRun: () => openTab(listTab(item, t)),
  };
  if (opens === null) return [first, list];
  const open = () => openTab(documentTab(opens, row.title));
  return [first, { key: 'open', label: t('desks.openDocument'), state: true as const, onRun: open }, list];
};

const Row = ({ item, row, hasFigure, isFirst, isLeaving }: RowProps) => {
  const { t, language } = useTexts();
  const timeZone = useTimeZone();
  const actions = useActions(item, row);
  const items = useMenuItems(actions);
  const [first] = actions;
  const since = dateOf({ at: row.sinceAt, on: row.sinceOn }, timeZone);
  return (
    <Dropdown
      trigger={['contextMenu']}
      menu={{ items, onClick: ({ key }) => actions.find((action) => action.key === key)?.onRun() }}
    >
      <tr
        tabIndex={isFirst ? 0 : -1}
        className={isLeaving ? 'td-leaving' : 'td-desk-row'}
        inert={isLeaving}
        onDoubleClick={first.onRun}
      >
        <td>
          <b>{row.title === '' ? t('desks.openList') : row.title}</b>
          <br />
          <small className="td-quiet">{textAt(language, row.who) ?? row.who}</small>
        </td>
        <td className="td-nowrap">{row.isLate ? <StateTag tone="bad">{since}</StateTag> : since}</td>
        {hasFigure && (
          <td className="td-number">
            {row.qty === null ? <MoneyText fen={row.amountFen} /> : <QtyText qty={row.qty} />}
          </td>
        )}
        <td className="td-desk-act">
          <Button size="small" tabIndex={-1} onClick={first.onRun}>
            {first.label}
          </Button>
        </td>
      </tr>
    </Dropdown>
  );
};

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** The arrow keys walk through the rows, Enter presses the button of the one in focus. */
const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
  const { activeElement } = document;
  if (isComposing(event.nativeEvent) || !activeElement?.matches('.td-desk-row')) return;
  if (event.key === 'Enter') {
    event.preventDefault();
    activeElement.querySelector<HTMLElement>('.td-desk-act button')?.click();
    return;
  }
  const by = steps[event.key];
  if (by === undefined) return;
  event.preventDefault();
  const all = Array.from(event.currentTarget.querySelectorAll<HTMLElement>('.td-desk-row'));
  const place = all.findIndex((one) => one === activeElement);
  all[Math.min(Math.max(place + by, 0), all.length - 1)]?.focus();
};

const idOf = ({ id }: DeskRow): number => id;

const Rows = ({ item, rows }: { readonly item: DeskItem; readonly rows: readonly DeskRow[] }) => {
  const t = useT();
  const shown = useLeaving(rows, idOf);
  const firstId = rows[0]?.id;
  const hasQty = rows.some(({ qty }) => qty !== null);
  const hasFigure = hasQty || rows.some(({ amountFen }) => amountFen !== null);
  if (shown.length === 0) return <PanelMessage title={t('desks.rowsEmpty')} />;
  return (
    <table className="td-plain" onKeyDown={onKeyDown}>
      <thead>
        <tr>
          <th>{t('desks.columns.title')}</th>
          <th>{sinceHead(item.key, t)}</th>
          {hasFigure && <th className="td-number">{t(hasQty ? 'desks.columns.qty' : 'desks.columns.amount')}</th>}
          <th>{t('desks.columns.act')}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ row, isLeaving }) => (
          <Row key={row.id} {...{ item, row, hasFigure, isLeaving }} isFirst={row.id === firstId} />
        ))}
      </tbody>
    </table>
  );
};

type Props = { readonly item: DeskItem };

/** Beside the numbers: what stands behind the one that is chosen. */
export const RowsPanel = ({ item }: Props) => {
  const t = useT();
  const { openTab } = useTabActions();
  const { key } = item;
  const found = useRead(['desks.rows', key], () => api.desks.rows({ key }), { tables: deskTables });
  const { value } = found;
  return (
    <section className="td-desk-rows" aria-label={nameOf(item, t)}>
      <header>
        <h2>{nameOf(item, t)}</h2>
        <span className="td-quiet">{countOf(item, t)}</span>
        <Button onClick={() => openTab(listTab(item, t))}>{t('desks.openList')}</Button>
      </header>
      {!value && found.isLoading && <PanelLoading />}
      {!value && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {value && <Rows item={item} rows={value.rows} />}
      {value?.hasMore && <p className="td-quiet">{t('desks.more', { count: SHOWN_ROWS })}</p>}
      <p className="td-quiet td-desk-keys">{t('desks.keys')}</p>
    </section>
  );
};
