/** The rows behind a number, the oldest first; each opens its document. */
import { Button } from 'antd';
import type { DeskItem, DeskRow } from '../../../shared/contract/desks.contract';
import { SHOWN_ROWS } from '../../../shared/domain/desk-words';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { useT } from '../../ui/i18n';
import { MoneyText, QtyText } from '../../ui/money-text';
import { PanelLoading, PanelMessage, PanelRefused } from '../../ui/panel-state';
import { SidePanel } from '../../ui/side-panel';
import { StateTag } from '../../ui/state-tag';
import { useTabActions } from '../../ui/tab-actions';
import { useTimeZone } from '../../ui/time-zone';
import { countOf, dateOf, deskTables, listTab, nameOf, rowTab } from './desk-words';

type RowProps = { readonly item: DeskItem; readonly row: DeskRow; readonly hasFigure: boolean };

const Row = ({ item, row, hasFigure }: RowProps) => {
  const t = useT();
  const timeZone = useTimeZone();
  const { openTab } = useTabActions();
  return (
    <tr>
      <td>
        <Button type="link" size="small" onClick={() => openTab(rowTab(item, row, t))}>
          {row.title === '' ? t('desks.openList') : row.title}
        </Button>
        <br />
        <small className="td-quiet">{row.who}</small>
      </td>
      <td>
        {row.isLate ? (
          <StateTag tone="bad">{dateOf({ at: row.sinceAt, on: row.sinceOn }, timeZone)}</StateTag>
        ) : (
          dateOf({ at: row.sinceAt, on: row.sinceOn }, timeZone)
        )}
      </td>
      {hasFigure && (
        <td className="td-number">
          {row.qty === null ? <MoneyText fen={row.amountFen} /> : <QtyText qty={row.qty} />}
        </td>
      )}
    </tr>
  );
};

const Rows = ({ item, rows }: { readonly item: DeskItem; readonly rows: readonly DeskRow[] }) => {
  const t = useT();
  const hasQty = rows.some(({ qty }) => qty !== null);
  const hasFigure = hasQty || rows.some(({ amountFen }) => amountFen !== null);
  return (
    <table className="td-plain">
      <thead>
        <tr>
          <th>{t('desks.columns.title')}</th>
          <th>{t('desks.columns.since')}</th>
          {hasFigure && <th className="td-number">{t(hasQty ? 'desks.columns.qty' : 'desks.columns.amount')}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} item={item} row={row} hasFigure={hasFigure} />
        ))}
      </tbody>
    </table>
  );
};

type Props = { readonly item: DeskItem; readonly entry: number; readonly onClose: () => void };

export const RowsPanel = ({ item, entry, onClose }: Props) => {
  const t = useT();
  const { openTab } = useTabActions();
  const { key } = item;
  const found = useRead(['desks.rows', key], () => api.desks.rows({ key }), { tables: deskTables });
  const { value } = found;
  const footer = (
    <Button type="primary" onClick={() => openTab(listTab(item, t))}>
      {t('desks.openList')}
    </Button>
  );
  return (
    <SidePanel
      title={nameOf(item, t)}
      extra={countOf(item, t)}
      footer={footer}
      width={460}
      entry={entry}
      onClose={onClose}
    >
      {!value && found.isLoading && <PanelLoading />}
      {!value && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {value?.rows.length === 0 && <PanelMessage title={t('desks.rowsEmpty')} />}
      {value && value.rows.length > 0 && <Rows item={item} rows={value.rows} />}
      {value?.hasMore && <p className="td-quiet">{t('desks.more', { count: SHOWN_ROWS })}</p>}
    </SidePanel>
  );
};
