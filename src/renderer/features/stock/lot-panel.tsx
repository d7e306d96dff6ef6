/** One lot beside the list: what it is, its ledger, its history, and what may be done with it. */
import { Tabs } from 'antd';
import { useState } from 'react';
import type { LotRow, MoveRow } from '../../../shared/contract/stock.contract';
import { formatInstant, formatQty } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useMayState } from '../../rpc/me';
import { useAttachments } from '../../rpc/use-attachments';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { Attachments } from '../../ui/attachments';
import { HistoryList } from '../../ui/history-list';
import { useT } from '../../ui/i18n';
import { QtyText } from '../../ui/money-text';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { SidePanel } from '../../ui/side-panel';
import { StateTag } from '../../ui/state-tag';
import { useTabActions } from '../../ui/tab-actions';
import { useTimeZone } from '../../ui/time-zone';
import { LotDialogue, type LotQuestion } from './lot-questions';
import { Expiry } from './stock-columns';
import './stock.css';

type AskProps = { readonly onAsk: (question: LotQuestion) => void };

const TraceButton = ({ lot }: { readonly lot: LotRow }) => {
  const t = useT();
  const { openTab } = useTabActions();
  const { productId, batchNo } = lot;
  const request = { key: `trace/${productId}/${batchNo}`, screen: 'trace', title: batchNo };
  return (
    <ActionButton
      state={useMayState('dispatch.read')}
      onClick={() => openTab({ ...request, params: { productId, batchNo } })}
    >
      {t('stock.trace')}
    </ActionButton>
  );
};

export const LotActions = ({ lot, onAsk }: AskProps & { readonly lot: LotRow }) => {
  const t = useT();
  const isLocked = lot.status === 'locked';
  const kind = isLocked ? 'unlock' : 'lock';
  return (
    <>
      <ActionButton danger={!isLocked} state={lot.actions[kind]} onClick={() => onAsk({ kind, lot })}>
        {t(`stock.${kind}`)}
      </ActionButton>
      {(['move', 'transfer', 'changeArea', 'issue'] as const).map((one) => (
        <ActionButton key={one} state={lot.actions[one]} onClick={() => onAsk({ kind: one, lot })}>
          {t(`stock.${one}`)}
        </ActionButton>
      ))}
      <TraceButton lot={lot} />
    </>
  );
};

const LotFacts = ({ lot }: { readonly lot: LotRow }) => {
  const t = useT();
  const qty = (value: number) => `${formatQty(value)} ${lot.unit}`;
  const facts = [
    ['stock.columns.product', [lot.productName, lot.specification].filter(Boolean).join(' ')],
    ['products.fields.maker', lot.maker],
    ['stock.columns.onHand', qty(lot.onHand)],
    ['stock.columns.reserved', qty(lot.reserved)],
    ['stock.columns.free', qty(lot.onHand - lot.reserved)],
    ['stock.columns.madeOn', lot.madeOn ?? ''],
    ['stock.columns.area', t(`stock.areas.${lot.area}`)],
    ['stock.columns.location', lot.location],
    ['stock.columns.supplierName', lot.supplierName],
    ['products.fields.storageClass', t(`products.storage.${lot.storageClass}`)],
  ] as const;
  return (
    <dl className="td-lot-facts">
      <dt>{t('stock.columns.expires')}</dt>
      <dd>
        <Expiry date={lot.expiresOn} of={lot} />
      </dd>
      {facts.map(([key, text]) =>
        text === '' ? null : (
          <div key={key} style={{ display: 'contents' }}>
            <dt>{t(key)}</dt>
            <dd>{text}</dd>
          </div>
        ),
      )}
    </dl>
  );
};

const Moves = ({ moves, onAsk }: AskProps & { readonly moves: readonly MoveRow[] }) => {
  const t = useT();
  const timeZone = useTimeZone();
  return (
    <ol className="td-moves">
      {moves.map((move) => (
        <li key={move.id}>
          <time dateTime={new Date(move.movedAt).toISOString()}>{formatInstant(move.movedAt, timeZone)}</time>
          <strong>{t(`stock.moveKind.${move.kind}`)}</strong>
          <QtyText qty={move.qty} />
          <span>{move.noteNumber ?? move.userName}</span>
          {move.reason !== '' && <q>{move.reason}</q>}
          {move.isReversed && <StateTag>{t('stock.moveState.reversed')}</StateTag>}
          {move.kind === 'opening' && !move.isReversed && (
            <ActionButton size="small" state={move.actions.reverse} onClick={() => onAsk({ kind: 'reverse', move })}>
              {t('stock.reverse')}
            </ActionButton>
          )}
        </li>
      ))}
    </ol>
  );
};

const Files = ({ lotId }: { readonly lotId: number }) => <Attachments files={useAttachments('lot', lotId)} />;

const lotTables = ['lot', 'dispatch_note', 'recall'];
type Props = { readonly lotId: number; readonly entry?: number; readonly onClose: () => void };

export const LotPanel = ({ lotId, entry = 1, onClose }: Props) => {
  const t = useT();
  const [question, setQuestion] = useState<LotQuestion>();
  const found = useRead(['stock.get', lotId], () => api.stock.get({ lotId }), { tables: lotTables });
  const { value } = found;
  const tag = value && (
    <StateTag tone={value.lot.status === 'locked' ? 'bad' : 'good'}>{t(`stock.status.${value.lot.status}`)}</StateTag>
  );
  const tabs = value && [
    { key: 'moves', label: t('stock.moves'), children: <Moves moves={value.moves} onAsk={setQuestion} /> },
    { key: 'files', label: t('files.title'), children: <Files lotId={lotId} /> },
    {
      key: 'history',
      label: t('stock.history'),
      children: <HistoryList title={t('stock.history')} rows={value.history} words="stock.actions" />,
    },
  ];
  return (
    <SidePanel
      title={value?.lot.batchNo ?? ''}
      extra={tag}
      footer={value && <LotActions lot={value.lot} onAsk={setQuestion} />}
      entry={entry}
      onClose={onClose}
    >
      {!value && found.isLoading && <PanelLoading />}
      {!value && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {value && <LotFacts lot={value.lot} />}
      {tabs && <Tabs size="small" items={tabs} />}
      <LotDialogue question={question} onClose={() => setQuestion(undefined)} />
    </SidePanel>
  );
};
