/** 召回通知: one letter for each customer of a batch. */
import { Select } from 'antd';
import { useState } from 'react';
import type { RecallLetter } from '../../../shared/contract/recalls.contract';
import { formatInstant, formatQty } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { print } from '../../rpc/host';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { useT } from '../../ui/i18n';
import { PanelLoading, PanelMessage, PanelRefused } from '../../ui/panel-state';
import { PrintDesk } from '../../ui/print/print-desk';
import { usePrint } from '../../ui/print/use-print';
import { type Paper, PrintSheet } from '../../ui/print-sheet';
import type { ScreenProps } from '../../ui/tab-actions';
import { useTimeZone } from '../../ui/time-zone';
import './stock.css';

const isLevel = (level: number): level is 1 | 2 | 3 => level === 1 || level === 2 || level === 3;

const Goods = ({ content }: { readonly content: RecallLetter }) => {
  const t = useT();
  const { lines, unit } = content;
  const sum = lines.reduce((total, { qty }) => total + qty, 0);
  const returned = lines.reduce((total, { returnedQty }) => total + returnedQty, 0);
  return (
    <table>
      <thead>
        <tr>
          <th>{t('recalls.letter.note')}</th>
          <th>{t('recalls.letter.shippedOn')}</th>
          <th>{t('recalls.letter.qty')}</th>
          <th>{t('recalls.letter.returned')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={`${line.noteNumber}/${line.qty}`}>
            <td>{line.noteNumber}</td>
            <td>{line.shippedOn}</td>
            <td>
              {formatQty(line.qty)} {unit}
            </td>
            <td>{line.returnedQty > 0 ? formatQty(line.returnedQty) : ''}</td>
          </tr>
        ))}
        <tr>
          <th colSpan={2}>{t('recalls.letter.total')}</th>
          <th>
            {formatQty(sum)} {unit}
          </th>
          <th>{returned > 0 ? formatQty(returned) : ''}</th>
        </tr>
      </tbody>
    </table>
  );
};

const Letter = ({ content, paper }: { readonly content: RecallLetter; readonly paper: Paper }) => {
  const t = useT();
  const timeZone = useTimeZone();
  const { firmName, number, level, reason, customerName, copyNo, printedAt, printedBy } = content;
  const levelWords = isLevel(level) ? t(`recalls.levels.${level}`) : '';
  const facts = [
    [t('recalls.letter.product'), `${content.productName} ${content.specification}`],
    [t('recalls.letter.maker'), content.maker],
    [t('recalls.columns.batchNo'), content.batchNo],
    [t('recalls.columns.expires'), content.expiresLabel],
  ] as const;
  const reply = [
    t('recalls.letter.stock'),
    t('recalls.letter.used'),
    t('recalls.letter.signed'),
    t('recalls.letter.date'),
  ];
  const page = (
    <div className="td-letter">
      <p className="td-letter-number">
        {t('recalls.letter.number', { number })} {copyNo > 1 && t('recalls.letter.again', { copy: copyNo })}
      </p>
      <h1>{t('recalls.letter.title')}</h1>
      <p>{t('recalls.letter.to', { name: customerName })}</p>
      <p>{t('recalls.letter.text', { level: levelWords, reason })}</p>
      <ul>
        {facts.map(([label, text]) => (
          <li key={label}>
            {label}: {text}
          </li>
        ))}
      </ul>
      <p>{content.instruction}</p>
      <p>{t('recalls.letter.yourGoods')}</p>
      <Goods content={content} />
      <p className="td-letter-firm">
        {firmName}
        <br />
        {content.startedOn}
      </p>
      <h2>{t('recalls.letter.reply')}</h2>
      {reply.map((label) => (
        <p key={label}>{label}: ____________________</p>
      ))}
      <small>{t('recalls.letter.printedBy', { who: printedBy, at: formatInstant(printedAt, timeZone) })}</small>
    </div>
  );
  return <PrintSheet paper={paper} marginMm={20} pages={[page]} />;
};

type DeskProps = {
  readonly recallId: number;
  readonly customers: readonly { readonly id: number; readonly name: string }[];
};

const LetterDesk = ({ recallId, customers }: DeskProps) => {
  const t = useT();
  const [customerId, setCustomerId] = useState(customers[0]?.id ?? 0);
  const ask = () => api.recalls.previewLetter({ recallId, customerId });
  const preview = useRead(['recalls.previewLetter', recallId, customerId], ask, { tables });
  const store = useCommand(api.recalls.printLetter);
  const printing = usePrint(() => store.run({ recallId, customerId }), print);
  const isStored = printing.stored?.customerName === preview.value?.customerName;
  const content = isStored ? (printing.stored ?? preview.value) : preview.value;
  const choices = (
    <Select<number>
      aria-label={t('recalls.columns.customer')}
      style={{ minWidth: 260 }}
      value={customerId}
      onChange={setCustomerId}
      options={customers.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
  return (
    <PrintDesk
      choices={choices}
      problem={preview.problem}
      onRetry={preview.reload}
      isPrinting={store.isBusy}
      onPrint={() => void printing.run()}
      sheet={content && (() => <Letter content={content} paper="a4" />)}
    />
  );
};

/** As on the page of the batch: both read it under one key. */
const tables = ['lot', 'dispatch_note', 'recall', 'return_request'];

const RecallLettersScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const recallId = Number(params['recallId']);
  const found = useRead(['recalls.get', recallId], () => api.recalls.get({ recallId }), { tables });
  const recall = found.value?.recall;
  const traced = useRead(
    ['recalls.trace', recall?.productId ?? 0, recall?.batchNo ?? ''],
    () => api.recalls.trace({ productId: recall?.productId ?? 0, batchNo: recall?.batchNo ?? '' }),
    { tables, isWanted: recall !== undefined },
  );
  const problem = found.problem ?? traced.problem;
  if (!traced.value) return problem ? <PanelRefused problem={problem} onRetry={found.reload} /> : <PanelLoading />;
  const customers = [...new Map(traced.value.deliveries.map((line) => [line.customerId, line.customerName]))];
  if (customers.length === 0) return <PanelMessage title={t('recalls.noDeliveries')} />;
  return <LetterDesk recallId={recallId} customers={customers.map(([id, name]) => ({ id, name }))} />;
};

export default RecallLettersScreen;
