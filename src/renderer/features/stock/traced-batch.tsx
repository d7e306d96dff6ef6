/** One batch on one screen: figures, where it stands, every delivery, its recall. */
import { useState } from 'react';
import type { HoldingNote, TracedBatch, TracedLine } from '../../../shared/contract/recalls.contract';
import { formatQty } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { useSaveFile } from '../../ui/file-saver';
import { workbookBytes } from '../../ui/grid/export-rows';
import { useT } from '../../ui/i18n';
import { QtyText } from '../../ui/money-text';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelMessage, PanelRefused } from '../../ui/panel-state';
import { StateTag } from '../../ui/state-tag';
import { useTabActions } from '../../ui/tab-actions';
import { AskRecall } from './ask-recall';

export type BatchKey = { readonly productId: number; readonly batchNo: string };

const UNITS = 1_000;
const heads = [
  'customer',
  'note',
  'order',
  'qty',
  'returnedQty',
  'shippedOn',
  'signedOn',
  'receiver',
  'phone',
  'address',
] as const;
type Head = (typeof heads)[number];

/** What a cell says; figures stay figures in the export. */
const cellOf = (line: TracedLine): Readonly<Record<Head, string | number>> => ({
  customer: line.customerName,
  note: line.noteNumber,
  order: line.orderNumber,
  qty: line.qty / UNITS,
  returnedQty: line.returnedQty / UNITS,
  shippedOn: line.shippedOn,
  signedOn: line.signedOn ?? '',
  receiver: line.receiverName,
  phone: line.receiverPhone,
  address: line.receiverAddress,
});

const useTraceExport = (traced: TracedBatch) => {
  const t = useT();
  const save = useSaveFile();
  const notice = useNotice();
  if (!save) return undefined;
  return async () => {
    const rows = traced.deliveries.map((line) => heads.map((head) => cellOf(line)[head]));
    const headers = heads.map((head) => t(`recalls.columns.${head}`));
    const name = t('recalls.exportName', { batch: traced.batchNo });
    notice.accept(await save(`${name}.xlsx`, await workbookBytes({ headers, rows })));
  };
};

const Figures = ({ traced }: { readonly traced: TracedBatch }) => {
  const t = useT();
  const { figures, unit } = traced;
  const outsideQty = figures.shippedQty - figures.returnedQty;
  const shown = [
    ['customerCount', String(figures.customerCount)],
    ['shippedQty', `${formatQty(figures.shippedQty)} ${unit}`],
    ['returnedQty', `${formatQty(figures.returnedQty)} ${unit}`],
    ['outsideQty', `${formatQty(outsideQty)} ${unit}`],
    ['onHandQty', `${formatQty(figures.onHandQty)} ${unit}`],
    ['reservedQty', `${formatQty(figures.reservedQty)} ${unit}`],
  ] as const;
  return (
    <dl className="td-balance">
      {shown.map(([key, text]) => (
        <div key={key}>
          <dt>{t(`recalls.columns.${key}`)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
};

const Positions = ({ traced }: { readonly traced: TracedBatch }) => {
  const t = useT();
  const standing = traced.positions.filter(({ onHand }) => onHand > 0);
  return (
    <p>
      {t('recalls.positions')}:{' '}
      {standing.map(({ lotId, area, location, status, onHand }) => (
        <span key={lotId} className="td-place">
          {t(`stock.areas.${area}`)} {location} <strong>{formatQty(onHand)}</strong>{' '}
          {status === 'locked' && <StateTag tone="bad">{t('stock.status.locked')}</StateTag>}
        </span>
      ))}
      {traced.supplierNames.length > 0 && `${t('recalls.suppliers')}: ${traced.supplierNames.join(' · ')}`}
    </p>
  );
};

const Deliveries = ({ lines }: { readonly lines: readonly TracedLine[] }) => {
  const t = useT();
  if (lines.length === 0) return <PanelMessage title={t('recalls.noDeliveries')} />;
  return (
    <div className="td-entry-scroll">
      <table className="td-entry td-trace" aria-label={t('recalls.deliveries')}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(`recalls.columns.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              {heads.map((head) => (
                <td key={head} className={head === 'qty' || head === 'returnedQty' ? 'is-figure' : undefined}>
                  {head === 'qty' || head === 'returnedQty' ? <QtyText qty={line[head]} /> : cellOf(line)[head]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const heldHeads = ['note', 'order', 'customer', 'noteState', 'qty'] as const;

/** Notes that hold the batch in the house: each is opened to change the lot or to void it. */
const Held = ({ notes, unit }: { readonly notes: readonly HoldingNote[]; readonly unit: string }) => {
  const t = useT();
  const { openTab } = useTabActions();
  if (notes.length === 0) return null;
  return (
    <section>
      <h3>{t('recalls.held')}</h3>
      <table className="td-entry td-trace" aria-label={t('recalls.held')}>
        <thead>
          <tr>
            {heldHeads.map((head) => (
              <th key={head} scope="col">
                {t(`recalls.columns.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {notes.map(({ id, noteId, noteNumber, orderNumber, customerName, state, qty }) => (
            <tr key={id}>
              <td>
                <ActionButton
                  size="small"
                  type="link"
                  onClick={() =>
                    openTab({ key: `note/${noteId}`, screen: 'note', title: noteNumber, params: { noteId } })
                  }
                >
                  {noteNumber}
                </ActionButton>
              </td>
              <td>{orderNumber}</td>
              <td>{customerName}</td>
              <td>{t(`dispatch.states.${state}`)}</td>
              <td className="is-figure">
                <QtyText qty={qty} /> {unit}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

const tables = ['lot', 'dispatch_note', 'recall', 'return_request'];

export const TracedBatchView = ({ batch }: { readonly batch: BatchKey }) => {
  const { productId, batchNo } = batch;
  const ask = () => api.recalls.trace({ productId, batchNo });
  const found = useRead(['recalls.trace', productId, batchNo], ask, { tables });
  if (found.value) return <Traced traced={found.value} />;
  return found.problem ? <PanelRefused problem={found.problem} onRetry={found.reload} /> : <PanelLoading />;
};

const Traced = ({ traced }: { readonly traced: TracedBatch }) => {
  const t = useT();
  const { openTab } = useTabActions();
  const [isAsking, setIsAsking] = useState(false);
  const exportTrace = useTraceExport(traced);
  const { productId, batchNo, openRecall, expiresLabel } = traced;
  const openLetters = (recallId: number, title: string) =>
    openTab({ key: `recallLetters/${recallId}`, screen: 'recallLetters', title, params: { recallId } });
  return (
    <>
      <div className="td-document-head">
        <h2>{batchNo}</h2>
        {openRecall && <StateTag tone="bad">{`${t('stock.recalled')} ${openRecall.number}`}</StateTag>}
        <span>
          {traced.productName} {traced.specification} {traced.maker} · {t('recalls.columns.expires')} {expiresLabel}
        </span>
        <span className="td-form-buttons">
          {!openRecall && (
            <ActionButton danger type="primary" state={traced.actions.recall} onClick={() => setIsAsking(true)}>
              {t('recalls.start')}
            </ActionButton>
          )}
          {openRecall && (
            <ActionButton type="primary" onClick={() => openLetters(openRecall.id, openRecall.number)}>
              {t('recalls.letters')}
            </ActionButton>
          )}
          {exportTrace && <ActionButton onClick={() => void exportTrace()}>{t('common.actions.export')}</ActionButton>}
        </span>
      </div>
      <Figures traced={traced} />
      <Positions traced={traced} />
      <Held notes={traced.held} unit={traced.unit} />
      <Deliveries lines={traced.deliveries} />
      <AskRecall
        batch={{ productId, batchNo }}
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        onStarted={({ recallId, number }) => openLetters(recallId, number)}
      />
    </>
  );
};
