/** 待认领: money on bank statements until somebody says whose it is. */
import { PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { useState } from 'react';
import type { BankLineRow } from '../../../shared/contract/receivables-shapes';
import { bankLineSegments } from '../../../shared/domain/list-segments';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { useMayState } from '../../rpc/me';
import { useCommand } from '../../rpc/use-command';
import { ActionButton } from '../../ui/action-button';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, GridCriteria, GridRequest, RowAction, StateLook } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { StateTag } from '../../ui/state-tag';
import type { ScreenProps } from '../../ui/tab-actions';
import { namesOf, useSegment } from '../../ui/use-segment';
import { AddLine } from './add-line';
import { BankFilePanel } from './bank-file-panel';
import { ClaimPanel } from './claim-panel';
import { AskLine, type AskedLine } from './line-questions';

const tables = ['bank_line', 'receipt', 'customer'];
const loadBlock = (request: GridRequest) => api.receivables.bankLines(request);
const loadTotals = (criteria: GridCriteria) => api.receivables.bankLineTotals(criteria);

const states: Readonly<Record<string, StateLook>> = {
  open: { label: 'receivables.claims.states.open', tone: 'warning' },
  claimed: { label: 'receivables.claims.states.claimed', tone: 'good' },
  ignored: { label: 'receivables.claims.states.ignored', tone: 'neutral' },
};

const Whose = ({ row }: { readonly row: BankLineRow }) => {
  const t = useT();
  if (row.customerName !== '') return <>{row.customerName}</>;
  if (!row.proposal) return null;
  const { name, by } = row.proposal;
  return (
    <>
      {name}{' '}
      <StateTag tone="info">
        {t(by === 'account' ? 'receivables.claims.byAccount' : 'receivables.claims.byName')}
      </StateTag>
    </>
  );
};

const both = { isSortable: true, isFilterable: true } as const;
const columns: readonly GridColumn<BankLineRow>[] = [
  { key: 'receivedOn', header: 'receivables.columns.receivedOn', kind: 'date', width: 100, ...both },
  { key: 'amountFen', header: 'receivables.columns.amountFen', kind: 'money', width: 120, isSummed: true, ...both },
  { key: 'payer', header: 'receivables.columns.payer', kind: 'text', width: 220, ...both },
  { key: 'payerAccount', header: 'receivables.columns.payerAccount', kind: 'text', width: 170, ...both },
  { key: 'reference', header: 'receivables.columns.reference', kind: 'text', width: 140 },
  {
    key: 'customerName',
    header: 'receivables.columns.customerName',
    kind: 'text',
    isWide: true,
    render: (row) => <Whose row={row} />,
    copy: (row) => row.customerName || (row.proposal?.name ?? ''),
    ...both,
  },
  { key: 'state', header: 'receivables.columns.state', kind: 'state', width: 90, states, ...both },
  { key: 'receiptNumber', header: 'receivables.columns.receiptNumber', kind: 'text', width: 120 },
  { key: 'remark', header: 'receivables.columns.remark', kind: 'text', width: 140 },
];

type Segment = keyof typeof bankLineSegments;
const segments = namesOf(bankLineSegments);

type Beside = { readonly kind: 'add' | 'file' } | { readonly kind: 'claim'; readonly row: BankLineRow };

const NewMoney = ({ onAsk }: { readonly onAsk: (kind: 'add' | 'file') => void }) => {
  const t = useT();
  const record = useMayState('receipts.record');
  return (
    <>
      <ActionButton icon={<PlusOutlined />} state={record} onClick={() => onAsk('add')}>
        {t('receivables.claims.add')}
      </ActionButton>
      <ActionButton type="primary" icon={<UploadOutlined />} state={record} onClick={() => onAsk('file')}>
        {t('receivables.claims.import')}
      </ActionButton>
    </>
  );
};

const ClaimsScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const notice = useNotice();
  const refreshKey = useTablesVersion(tables);
  const restore = useCommand(api.receivables.restoreLine);
  const [segment, setSegment] = useSegment<Segment>(params, segments, 'open');
  const [beside, setBeside] = useState<Beside>();
  const [asked, setAsked] = useState<AskedLine>();
  const close = () => setBeside(undefined);
  const claim = (row: BankLineRow) => setBeside({ kind: 'claim', row });
  const putBack = async ({ id: bankLineId, version }: BankLineRow) => {
    if (notice.accept(await restore.run({ bankLineId, version }))) notice.success(t('receivables.claims.restored'));
  };
  const actions = (row: BankLineRow): readonly RowAction[] => {
    const { actions: may } = row;
    const ask = (kind: AskedLine['kind']) => () => setAsked({ kind, row });
    return [
      { key: 'claim', label: t('receivables.claims.claim'), state: may.claim, shortcut: 'C', onRun: () => claim(row) },
      { key: 'ignore', label: t('receivables.claims.ignore'), state: may.ignore, shortcut: 'X', onRun: ask('ignore') },
      { key: 'restore', label: t('receivables.claims.restore'), state: may.restore, onRun: () => void putBack(row) },
      {
        key: 'unclaim',
        label: t('receivables.claims.unclaim'),
        state: may.unclaim,
        isDanger: true,
        onRun: ask('unclaim'),
      },
    ];
  };
  return (
    <div className="td-list-page">
      <DataGrid<BankLineRow>
        gridId="bank-lines"
        label={t('receivables.claimsTitle')}
        columns={columns}
        loadBlock={loadBlock}
        loadTotals={loadTotals}
        fixedFilters={bankLineSegments[segment]}
        onOpen={(row) => row.state === 'open' && claim(row)}
        rowActions={actions}
        refreshKey={refreshKey}
        emptyHint={t('receivables.claims.empty')}
        toolbarStart={
          <Segmented<Segment>
            aria-label={t('receivables.columns.state')}
            value={segment}
            onChange={setSegment}
            options={segments.map((value) => ({ value, label: t(`receivables.claims.segment.${value}`) }))}
          />
        }
        toolbarEnd={<NewMoney onAsk={(kind) => setBeside({ kind })} />}
      />
      {beside?.kind === 'add' && <AddLine onClose={close} />}
      {beside?.kind === 'file' && <BankFilePanel onClose={close} />}
      {beside?.kind === 'claim' && <ClaimPanel key={beside.row.id} row={beside.row} onClose={close} />}
      <AskLine asked={asked} onClose={() => setAsked(undefined)} />
    </div>
  );
};

export default ClaimsScreen;
