/** The account of one customer: figures, and every document that is still open. */
import { useState } from 'react';
import type { DueRow } from '../../../shared/contract/receivables-shapes';
import { api } from '../../rpc/client';
import { useMayState } from '../../rpc/me';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { MoneyText } from '../../ui/money-text';
import { PanelLoading, PanelMessage, PanelRefused } from '../../ui/panel-state';
import { SidePanel } from '../../ui/side-panel';
import { StateTag } from '../../ui/state-tag';
import { AddOpening, WaiveRest, WithdrawOpening } from './due-questions';
import './receivables.css';

const tables = ['receipt', 'dispatch_note', 'sales_order', 'opening_document', 'customer', 'sold_report'];
/** Above this no rest is waived, whatever the setting: the button would only be in the way. */
const WAIVABLE_FEN = 1_000_00;

const DueTag = ({ row }: { readonly row: DueRow }) => {
  const t = useT();
  if (row.daysOverdue > 0) {
    return <StateTag tone="bad">{t('receivables.ageing.daysOverdue', { days: row.daysOverdue })}</StateTag>;
  }
  if (row.waitsFor) return <StateTag>{t(`receivables.ageing.waits.${row.waitsFor}`)}</StateTag>;
  return null;
};

type ListProps = {
  readonly rows: readonly DueRow[];
  readonly onWaive: (row: DueRow) => void;
  readonly onWithdraw: (row: DueRow) => void;
};

const DueList = ({ rows, onWaive, onWithdraw }: ListProps) => {
  const t = useT();
  const match = useMayState('receipts.match');
  const credit = useMayState('customers.credit');
  return (
    <table className="td-plain">
      <thead>
        <tr>
          <th>{t('receivables.order')}</th>
          <th>{t('receivables.submittedOn')}</th>
          <th>{t('receivables.dueOn')}</th>
          <th className="td-number">{t('receivables.openFen')}</th>
          <th />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.kind}/${row.documentId ?? row.noteNumber}`}>
            <td>
              {row.kind === 'document' ? t('receivables.openingDocument', { number: row.number }) : row.number}
              <br />
              <small className="td-quiet">{row.noteNumber}</small>
            </td>
            <td>{row.shippedOn}</td>
            <td>
              {row.dueOn} <DueTag row={row} />
            </td>
            <td className="td-number">
              <MoneyText fen={row.openFen} />
            </td>
            <td>
              {row.openFen <= WAIVABLE_FEN && match === true && (
                <ActionButton size="small" onClick={() => onWaive(row)}>
                  {t('receivables.waive')}
                </ActionButton>
              )}{' '}
              {row.kind === 'document' && credit === true && row.openFen === row.amountFen && (
                <ActionButton size="small" onClick={() => onWithdraw(row)}>
                  {t('receivables.ageing.withdrawDocument')}
                </ActionButton>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

type Props = { readonly customerId: number; readonly entry: number; readonly onClose: () => void };

export const DuesPanel = ({ customerId, entry, onClose }: Props) => {
  const t = useT();
  const credit = useMayState('customers.credit');
  const [waived, setWaived] = useState<DueRow>();
  const [withdrawn, setWithdrawn] = useState<DueRow>();
  const [isAdding, setIsAdding] = useState(false);
  const found = useRead(['receivables.dues', customerId], () => api.receivables.dues({ customerId }), { tables });
  const { value } = found;
  const figures = value && [
    [t('receivables.ageing.receivable'), value.exposure.receivableFen],
    [t('receivables.ageing.toShip'), value.exposure.toShipFen],
    [t('receivables.ageing.exposure'), value.exposure.exposureFen],
    [t('receivables.ageing.creditLimit'), value.exposure.creditLimitFen],
  ];
  const footer = (
    <ActionButton state={credit} onClick={() => setIsAdding(true)}>
      {t('receivables.ageing.addDocument')}
    </ActionButton>
  );
  return (
    <SidePanel title={value?.customerName ?? ''} footer={footer} width={600} entry={entry} onClose={onClose}>
      {!value && found.isLoading && <PanelLoading />}
      {!value && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {value && (
        <>
          <dl className="td-receivable-figures">
            {figures?.map(([label, fen]) => (
              <div key={String(label)}>
                <dt>{label}</dt>
                <dd>{typeof fen === 'number' ? <MoneyText fen={fen} /> : t('customers.credit.notSet')}</dd>
              </div>
            ))}
          </dl>
          {value.rows.length === 0 && <PanelMessage title={t('receivables.ageing.nothingOpen')} />}
          {value.rows.length > 0 && <DueList rows={value.rows} onWaive={setWaived} onWithdraw={setWithdrawn} />}
        </>
      )}
      <WaiveRest row={waived} onClose={() => setWaived(undefined)} />
      <WithdrawOpening customerId={customerId} row={withdrawn} onClose={() => setWithdrawn(undefined)} />
      <AddOpening customerId={customerId} isOpen={isAdding} onClose={() => setIsAdding(false)} />
    </SidePanel>
  );
};
