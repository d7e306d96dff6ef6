/** 承兑汇票: bills by the day they are due; settled, or dishonoured. */
import { DatePicker, Form, Segmented } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import type { BillRow } from '../../../shared/contract/receivables-shapes';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { useCommand } from '../../rpc/use-command';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, GridCriteria, GridFilter, GridRequest, RowAction, StateLook } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { Ask, ReasonField } from './ask';

const tables = ['acceptance_bill', 'receipt'];
const loadBlock = (request: GridRequest) => api.receivables.bills(request);
const loadTotals = (criteria: GridCriteria) => api.receivables.billTotals(criteria);

const states: Readonly<Record<string, StateLook>> = {
  held: { label: 'receivables.bill.states.held', tone: 'info' },
  settled: { label: 'receivables.bill.states.settled', tone: 'good' },
  dishonoured: { label: 'receivables.bill.states.dishonoured', tone: 'bad' },
  withdrawn: { label: 'receivables.bill.states.withdrawn', tone: 'neutral' },
};
const both = { isSortable: true, isFilterable: true } as const;
const columns: readonly GridColumn<BillRow>[] = [
  { key: 'dueOn', header: 'receivables.columns.dueOn', kind: 'date', width: 100, ...both },
  { key: 'billNo', header: 'receivables.columns.billNo', kind: 'text', width: 250, ...both },
  { key: 'customerName', header: 'receivables.columns.customerName', kind: 'text', isWide: true, ...both },
  { key: 'acceptor', header: 'receivables.columns.acceptor', kind: 'text', width: 160 },
  { key: 'amountFen', header: 'receivables.columns.amountFen', kind: 'money', width: 120, isSummed: true, ...both },
  { key: 'state', header: 'receivables.columns.state', kind: 'state', width: 90, states, ...both },
  { key: 'receiptNumber', header: 'receivables.columns.receiptNumber', kind: 'text', width: 120, ...both },
  { key: 'closedOn', header: 'receivables.columns.closedOn', kind: 'date', width: 100, ...both },
  { key: 'remark', header: 'receivables.columns.remark', kind: 'text', width: 160 },
];

const held: readonly GridFilter[] = [{ op: 'in', column: 'state', values: ['held'] }];
const all: readonly GridFilter[] = [];
type Asked = { readonly step: 'settle' | 'dishonour'; readonly bill: BillRow };
type Values = { readonly on: Dayjs; readonly reason?: string };

const AskBill = ({ asked, onClose }: { readonly asked: Asked | undefined; readonly onClose: () => void }) => {
  const t = useT();
  const notice = useNotice();
  const settle = useCommand(api.receivables.settleBill);
  const dishonour = useCommand(api.receivables.dishonourBill);
  const isSettle = asked?.step !== 'dishonour';
  const submit = ({ on, reason }: Values) => {
    const seen = { billId: asked?.bill.id ?? 0, version: asked?.bill.version ?? 0 };
    const day = on.format('YYYY-MM-DD');
    return isSettle
      ? settle.run({ ...seen, settledOn: day })
      : dishonour.run({ ...seen, dishonouredOn: day, reason: reason ?? '' });
  };
  return (
    <Ask<Values>
      isOpen={asked !== undefined}
      title={t(isSettle ? 'receivables.bill.settle' : 'receivables.bill.dishonour')}
      {...(isSettle ? {} : { hint: t('receivables.bill.dishonourHint') })}
      initialValues={{ on: dayjs() }}
      onSubmit={submit}
      onDone={() => notice.success(t(isSettle ? 'receivables.bill.settled' : 'receivables.bill.dishonoured'))}
      onClose={onClose}
    >
      <Form.Item name="on" label={t(isSettle ? 'receivables.bill.settledOn' : 'receivables.bill.dishonouredOn')}>
        <DatePicker allowClear={false} />
      </Form.Item>
      {!isSettle && <ReasonField />}
    </Ask>
  );
};

const BillsScreen = () => {
  const t = useT();
  const refreshKey = useTablesVersion(tables);
  const [isAll, setIsAll] = useState(false);
  const [asked, setAsked] = useState<Asked>();
  const settle = (bill: BillRow) => setAsked({ step: 'settle', bill });
  const actions = (bill: BillRow): readonly RowAction[] => [
    {
      key: 'settle',
      label: t('receivables.bill.settle'),
      state: bill.actions.settle,
      shortcut: 'S',
      onRun: () => settle(bill),
    },
    {
      key: 'dishonour',
      label: t('receivables.bill.dishonour'),
      state: bill.actions.dishonour,
      isDanger: true,
      onRun: () => setAsked({ step: 'dishonour', bill }),
    },
  ];
  return (
    <div className="td-list-page">
      <DataGrid
        gridId="bills"
        label={t('receivables.billsTitle')}
        columns={columns}
        loadBlock={loadBlock}
        loadTotals={loadTotals}
        fixedFilters={isAll ? all : held}
        rowActions={actions}
        onOpen={(bill) => bill.actions.settle === true && settle(bill)}
        refreshKey={refreshKey}
        emptyHint={t('receivables.bill.empty')}
        toolbarStart={
          <Segmented<string>
            aria-label={t('receivables.columns.state')}
            value={isAll ? 'all' : 'held'}
            onChange={(value) => setIsAll(value === 'all')}
            options={[
              { value: 'held', label: t('receivables.bill.states.held') },
              { value: 'all', label: t('receivables.claims.segment.all') },
            ]}
          />
        }
      />
      <AskBill asked={asked} onClose={() => setAsked(undefined)} />
    </div>
  );
};

export default BillsScreen;
