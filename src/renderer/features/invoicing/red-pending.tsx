/** 待红冲: what waits to be red, by age from the acceptance of the goods, and wishes to make it an advance. */
import { Input, Select } from 'antd';
import { useState } from 'react';
import type { PendingRow } from '../../../shared/contract/red-letters.schemas';
import { formatFen, formatQty } from '../../../shared/domain/format';
import { waitingCauses, type WaitingCause } from '../../../shared/domain/red-words';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { MoneyText, QtyText } from '../../ui/money-text';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelMessage, PanelRefused } from '../../ui/panel-state';
import { StateTag } from '../../ui/state-tag';
import { AskRed, type RedQuestion } from './red-ask';
import { redTables } from './red-looks';
import { NewRedForm } from './red-new-form';
import { AdvanceWishes } from './red-wishes';

const OLD_DAYS = 30;
const all = 'all' as const;

type RowProps = { readonly row: PendingRow; readonly onRed: () => void; readonly onAdvance: () => void };

const Row = ({ row, onRed, onAdvance }: RowProps) => {
  const t = useT();
  const freeQty = row.qty - row.heldQty;
  return (
    <tr>
      <td>{row.customerName}</td>
      <td>
        {row.invoiceNumber}
        <div className="td-quiet">{row.productName}</div>
      </td>
      <td>
        {row.parts.map((part, at) => (
          <div key={at}>
            {t('redLetters.pending.part', {
              ...{
                cause: t(`redLetters.pending.causes.${part.cause}`),
                on: part.on,
                qty: formatQty(part.qty),
                fen: formatFen(part.fen),
              },
            })}
            {part.reason !== '' && <span className="td-quiet"> {part.reason}</span>}
          </div>
        ))}
      </td>
      <td>{row.since}</td>
      <td className="td-number">
        <StateTag tone={row.days > OLD_DAYS ? 'bad' : 'neutral'}>{row.days}</StateTag>
      </td>
      <td className="td-number">
        <QtyText qty={row.qty} />
        <br />
        <MoneyText fen={row.fen} />
      </td>
      <td className="td-number">
        <QtyText qty={row.heldQty} />
        <br />
        <MoneyText fen={row.heldFen} />
      </td>
      <td>
        <div className="td-red-buttons">
          <ActionButton size="small" state={row.actions.request} onClick={onRed}>
            {t('redLetters.pending.red')}
          </ActionButton>
          {freeQty > 0 && (
            <ActionButton size="small" state={row.actions.askAdvance} onClick={onAdvance}>
              {t('redLetters.pending.askAdvance')}
            </ActionButton>
          )}
        </div>
      </td>
    </tr>
  );
};

const heads = ['cause', 'since', 'days', 'fen', 'held'] as const;

const Table = ({
  rows,
  onRed,
}: {
  readonly rows: readonly PendingRow[];
  readonly onRed: (invoiceId: number) => void;
}) => {
  const t = useT();
  const notice = useNotice();
  const ask = useCommand(api.redLetters.askAdvance);
  const [question, setQuestion] = useState<RedQuestion>();
  const advance = (row: PendingRow) =>
    setQuestion({
      title: `${t('redLetters.pending.askAdvance')} ${row.invoiceNumber}`,
      label: `${t('redLetters.rekey.reason')} · ${t('redLetters.pending.askedHint')}`,
      first: '',
      isOptional: false,
      onSubmit: (reason) => ask.run({ invoiceId: row.invoiceId, lineId: row.id, qty: row.qty - row.heldQty, reason }),
      onDone: () => notice.success(t('redLetters.pending.asked')),
    });
  return (
    <>
      <table className="td-plain td-red-wide">
        <thead>
          <tr>
            <th>{t('redLetters.columns.customerName')}</th>
            <th>{t('redLetters.columns.invoiceNumber')}</th>
            {heads.map((head) => (
              <th key={head} className={head === 'cause' || head === 'since' ? '' : 'td-number'}>
                {t(`redLetters.pending.${head}`)}
              </th>
            ))}
            <th aria-hidden />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} onRed={() => onRed(row.invoiceId)} onAdvance={() => advance(row)} />
          ))}
        </tbody>
      </table>
      {question && <AskRed question={question} onClose={() => setQuestion(undefined)} />}
    </>
  );
};

export const RedPending = () => {
  const t = useT();
  const [cause, setCause] = useState<WaitingCause | typeof all>(all);
  const [search, setSearch] = useState('');
  const [invoiceId, setInvoiceId] = useState<number>();
  const input = { cause: cause === all ? null : cause, search: search.trim() };
  const found = useRead(['redLetters.pending', input], () => api.redLetters.pending(input), { tables: redTables });
  const rows = found.value?.rows ?? [];
  return (
    <div className="td-list-page">
      <div className="td-red-page">
        <div className="td-red-tools">
          <Select<WaitingCause | typeof all>
            aria-label={t('redLetters.pending.cause')}
            value={cause}
            onChange={setCause}
            options={[
              { value: all, label: t('redLetters.pending.all') },
              ...waitingCauses.map((value) => ({ value, label: t(`redLetters.pending.causes.${value}`) })),
            ]}
          />
          <Input.Search
            allowClear
            aria-label={t('redLetters.pending.search')}
            placeholder={t('redLetters.pending.search')}
            onSearch={setSearch}
          />
        </div>
        <AdvanceWishes />
        {!found.value && found.isLoading && <PanelLoading />}
        {!found.value && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
        {found.value && rows.length === 0 && (
          <PanelMessage title={t('redLetters.pending.empty')} hint={t('redLetters.pending.emptyHint')} />
        )}
        {rows.length > 0 && <Table rows={rows} onRed={setInvoiceId} />}
        {found.value?.hasMore === true && <p className="td-quiet">{t('redLetters.pending.more')}</p>}
      </div>
      {invoiceId !== undefined && (
        <NewRedForm key={invoiceId} invoiceId={invoiceId} onClose={() => setInvoiceId(undefined)} />
      )}
    </div>
  );
};
