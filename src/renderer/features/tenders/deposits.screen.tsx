/** 保证金: the list by what is due with each, what lies outside, and one of them beside it. */
import { ImportOutlined, PlusOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { DepositRow } from '../../../shared/contract/deposit-shapes';
import { depositAgeSegments, type DepositSegment, depositSegments } from '../../../shared/domain/deposit-words';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { useMayState } from '../../rpc/me';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, GridCriteria, GridRequest, RowAction } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { StateTag } from '../../ui/state-tag';
import { type ScreenProps, useTabActions } from '../../ui/tab-actions';
import { useFollowedRow } from '../../ui/use-followed-row';
import { useSegment } from '../../ui/use-segment';
import { DepositPanel, stepsFor } from './deposit-panel';
import { RequestDeposit } from './deposit-request';
import { depositLooks, depositTables, formLooks, kindLooks } from './deposit-words';
import { useDepositAsk } from './use-deposit-steps';
import './deposits.css';

const Due = ({ row }: { readonly row: DepositRow }) => {
  const t = useT();
  const isLate = row.overdueDays !== null && row.overdueDays > 0;
  return (
    <span title={isLate ? t('deposits.overdue', { count: row.overdueDays ?? 0 }) : undefined}>
      {isLate ? <StateTag tone="bad">{row.refundDueOn}</StateTag> : row.refundDueOn}
    </span>
  );
};

const both = { isSortable: true, isFilterable: true } as const;
type Column = GridColumn<DepositRow>;
const number: Column = { key: 'number', header: 'deposits.columns.number', kind: 'text', width: 134, ...both };
const state: Column = {
  ...{ key: 'state', header: 'deposits.columns.state', kind: 'state', width: 92, states: depositLooks, ...both },
};
const tender: Column = {
  key: 'tenderTitle',
  header: 'deposits.columns.tenderTitle',
  kind: 'text',
  isWide: true,
  ...both,
};
const payee: Column = { key: 'payee', header: 'deposits.columns.payee', kind: 'text', width: 170, ...both };
const kind: Column = {
  ...{ key: 'kind', header: 'deposits.columns.kind', kind: 'state', width: 104, states: kindLooks, ...both },
};
const amount: Column = {
  ...{ key: 'amountFen', header: 'deposits.columns.amountFen', kind: 'money', width: 110, isSummed: true, ...both },
};
const due: Column = {
  ...{ key: 'refundDueOn', header: 'deposits.columns.refundDueOn', kind: 'date', width: 112, ...both },
  render: (row) => <Due row={row} />,
};
const payBy: Column = { key: 'payByOn', header: 'deposits.columns.payByOn', kind: 'date', width: 108, ...both };
const arriveBy: Column = {
  key: 'arriveByAt',
  header: 'deposits.columns.arriveByAt',
  kind: 'instant',
  width: 140,
  ...both,
};
const form: Column = {
  ...{ key: 'form', header: 'deposits.columns.form', kind: 'state', width: 92, states: formLooks, ...both },
};
const requestedAt: Column = {
  ...{ key: 'requestedAt', header: 'deposits.columns.requestedAt', kind: 'instant', width: 140, ...both },
};
const tenderNumber: Column = { key: 'tenderNumber', header: 'deposits.columns.tenderNumber', kind: 'text', width: 134 };
const outstanding: Column = {
  ...{ key: 'outstandingFen', header: 'deposits.columns.outstandingFen', kind: 'money', width: 110, isSummed: true },
  ...both,
};
const nextChase: Column = {
  ...{ key: 'nextChaseOn', header: 'deposits.columns.nextChaseOn', kind: 'date', width: 108, ...both },
};
const validTo: Column = { key: 'validTo', header: 'deposits.columns.validTo', kind: 'date', width: 108, ...both };
const hidden = (column: Column): Column => ({ ...column, isHidden: true });

/** What counts before the payment: when it has to be where. */
const columnsBefore: readonly Column[] = [
  ...[number, state, tender, payee, kind, amount, payBy, arriveBy, form],
  ...[hidden(due), hidden(requestedAt), hidden(tenderNumber)],
];
/** And after it: what is still outside, since when, until when. */
const columnsAfter: readonly Column[] = [
  ...[number, state, tender, payee, kind, amount],
  ...[outstanding, due, nextChase],
  { key: 'outsideDays', header: 'deposits.columns.outsideDays', kind: 'number', width: 84 },
  { key: 'paidOn', header: 'deposits.columns.paidOn', kind: 'date', width: 108, isHidden: true, ...both },
  hidden(validTo),
  ...[hidden(form), hidden(payBy), hidden(arriveBy), hidden(requestedAt), hidden(tenderNumber)],
];
/** Of papers that stand for money: until when they do. */
const columnsPaper: readonly Column[] = [
  ...[number, form, tender, payee, kind, amount, outstanding, validTo, due, nextChase],
  ...[hidden(state), hidden(payBy), hidden(arriveBy), hidden(requestedAt), hidden(tenderNumber)],
];

type Look = { readonly gridId: string; readonly columns: readonly Column[] };
function lookOf(segment: DepositSegment): Look {
  if (segment === 'toApprove' || segment === 'toPay') return { gridId: 'deposits-before', columns: columnsBefore };
  if (segment === 'guaranteeEnding') return { gridId: 'deposits-papers', columns: columnsPaper };
  return { gridId: 'deposits', columns: columnsAfter };
}

const loadersOf = (segment: DepositSegment) => ({
  loadBlock: (request: GridRequest) => api.deposits.list({ ...request, segment }),
  loadTotals: (criteria: GridCriteria) => api.deposits.totals({ ...criteria, segment }),
});

/** What lies outside altogether. */
const Outside = () => {
  const t = useT();
  const { value } = useRead(['deposits.outside'], () => api.deposits.outside({}), { tables: depositTables });
  if (!value) return null;
  const { count, cashFen, paperFen, overdueCount, overdueFen } = value;
  return (
    <span className="td-deposit-outside">
      <span>{t('deposits.outsideSums', { count, cash: cashFen, paper: paperFen })}</span>
      {overdueCount > 0 && (
        <StateTag tone="bad">{t('deposits.overdueSums', { count: overdueCount, sum: overdueFen })}</StateTag>
      )}
    </span>
  );
};

type FilterProps = { readonly segment: DepositSegment; readonly onSegment: (segment: DepositSegment) => void };

const Parts = ({ segment, onSegment }: FilterProps) => {
  const t = useT();
  // A group of age is what a figure opened: it stands beside the others as long as it is looked at.
  const ages = depositAgeSegments.filter((one) => one === segment);
  return (
    <div className="td-deposit-parts">
      <Segmented<DepositSegment>
        aria-label={t('deposits.columns.state')}
        value={segment}
        onChange={onSegment}
        options={[...depositSegments, ...ages].map((value) => ({ value, label: t(`deposits.segments.${value}`) }))}
      />
      <Outside />
    </div>
  );
};

const Buttons = ({ onNew }: { readonly onNew: () => void }) => {
  const t = useT();
  const { openTab } = useTabActions();
  const request = useMayState('deposits.request');
  const bring = () => openTab({ key: 'imports', screen: 'imports', params: { target: 'deposits' } });
  return (
    <>
      <ActionButton icon={<ImportOutlined aria-hidden />} state={request} onClick={bring}>
        {t('deposits.import')}
      </ActionButton>
      <ActionButton type="primary" icon={<PlusOutlined aria-hidden />} state={request} onClick={onNew}>
        {t('deposits.new')}
      </ActionButton>
    </>
  );
};

/** What may be done with a row; finance lets one be paid with a single letter. */
const useRowActions = (open: (row: DepositRow) => void, ask: ReturnType<typeof useDepositAsk>['ask']) => {
  const t = useT();
  const notice = useNotice();
  const approve = useCommand(api.deposits.approve);
  const approveNow = async ({ id: depositId, version }: DepositRow) => {
    const answer = await approve.run({ depositId, version, reason: '' });
    if (notice.accept(answer)) notice.success(t('deposits.done'));
  };
  return (row: DepositRow): readonly RowAction[] => [
    { key: 'open', label: t('deposits.open'), state: true, onRun: () => open(row) },
    ...stepsFor(row).map((key): RowAction => {
      const base = { key, label: t(`deposits.act.${key}`), state: row.actions[key] ?? true };
      if (key === 'approve') return { ...base, shortcut: 'a', onRun: () => void approveNow(row) };
      if (key === 'refuse') return { ...base, shortcut: 'r', isDanger: true, onRun: () => ask(key, row) };
      return { ...base, isDanger: key === 'forfeit', onRun: () => ask(key, row) };
    }),
  ];
};

const DepositsScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const refreshKey = useTablesVersion(depositTables);
  const [segment, setSegment] = useSegment<DepositSegment>(
    params,
    [...depositSegments, ...depositAgeSegments],
    'outside',
  );
  const loaders = useMemo(() => loadersOf(segment), [segment]);
  const [isNew, setIsNew] = useState(false);
  const { followed, enter, follow, close } = useFollowedRow();
  const { ask, window } = useDepositAsk();
  const open = (row: { readonly id: number }) => {
    setIsNew(false);
    enter(row);
  };
  const rowActions = useRowActions(open, ask);
  return (
    <div className="td-list-page">
      <div className="td-deposit-list">
        <Parts segment={segment} onSegment={setSegment} />
        <DataGrid<DepositRow>
          key={segment}
          {...lookOf(segment)}
          label={t('deposits.title')}
          {...loaders}
          onOpen={open}
          onSelect={follow}
          rowActions={rowActions}
          refreshKey={refreshKey}
          searchHint={t('deposits.searchHint')}
          emptyHint={t('deposits.empty')}
          toolbarEnd={
            <Buttons
              onNew={() => {
                close();
                setIsNew(true);
              }}
            />
          }
        />
      </div>
      {followed && !isNew && (
        <DepositPanel key={followed.id} depositId={followed.id} entry={followed.entry} onAsk={ask} onClose={close} />
      )}
      {isNew && <RequestDeposit onClose={() => setIsNew(false)} onCreated={(id) => open({ id })} />}
      {window}
    </div>
  );
};

export default DepositsScreen;
