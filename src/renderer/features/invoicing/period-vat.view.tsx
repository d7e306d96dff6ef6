/** Shipped and not invoiced, invoiced and not sold, by treatment at the end of a month. */
import { useState } from 'react';
import type { VatRow } from '../../../shared/contract/periods.contract';
import { formatFen, formatPercent } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { useT } from '../../ui/i18n';
import { PanelLoading, PanelMessage, PanelRefused } from '../../ui/panel-state';
import { lastMonthOf, ledgerTables, MonthPicker, PeriodPage, useToday, type ViewProps } from './period-parts';

const sides = ['shipped', 'advance', 'unshipped', 'pending'] as const;
const parts = ['inclFen', 'exclFen', 'taxFen'] as const;
const words = { inclFen: 'incl', exclFen: 'excl', taxFen: 'tax' } as const;

const Table = ({ rows }: { readonly rows: readonly VatRow[] }) => {
  const t = useT();
  const sum = (side: (typeof sides)[number], part: (typeof parts)[number]) =>
    rows.reduce((total, row) => total + row[side][part], 0);
  return (
    <table className="td-period-table">
      <thead>
        <tr>
          <th rowSpan={2}>{t('periods.vat.treatment')}</th>
          {sides.map((side) => (
            <th key={side} colSpan={3}>
              {t(`periods.vat.${side}`)}
            </th>
          ))}
        </tr>
        <tr>
          {sides.flatMap((side) =>
            parts.map((part) => (
              <th key={`${side}/${part}`} className="is-number">
                {t(`periods.vat.${words[part]}`)}
              </th>
            )),
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.method}/${row.rateBp}`}>
            <td>
              {t(`periods.vat.methods.${row.method}`)} {row.method === 'exempt' ? '' : formatPercent(row.rateBp)}
            </td>
            {sides.flatMap((side) =>
              parts.map((part) => (
                <td key={`${side}/${part}`} className="is-number">
                  {formatFen(row[side][part])}
                </td>
              )),
            )}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td>{t('periods.vat.total')}</td>
          {sides.flatMap((side) =>
            parts.map((part) => (
              <td key={`${side}/${part}`} className="is-number">
                {formatFen(sum(side, part))}
              </td>
            )),
          )}
        </tr>
      </tfoot>
    </table>
  );
};

export const VatView = ({ head }: ViewProps) => {
  const t = useT();
  const [month, setMonth] = useState(lastMonthOf(useToday()));
  const found = useRead(['periods.vat', month], () => api.periods.vat({ month }), { tables: ledgerTables });
  const rows = found.value;
  return (
    <PeriodPage head={head} tools={<MonthPicker value={month} onChange={setMonth} />}>
      <div className="td-period-body">
        {!rows && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
        {!rows && found.isLoading && <PanelLoading />}
        {rows?.length === 0 && <PanelMessage title={t('periods.vat.empty')} />}
        {rows && rows.length > 0 && <Table rows={rows} />}
        <p className="td-quiet">{t('periods.vat.hint')}</p>
      </div>
    </PeriodPage>
  );
};
