/** 对账单: what was stated to whom, and what he answered. */
import { PlusOutlined } from '@ant-design/icons';
import { Form, Segmented } from 'antd';
import { useState } from 'react';
import type { StatementRow } from '../../../shared/contract/receivables-shapes';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { ActionButton } from '../../ui/action-button';
import { Dialog } from '../../ui/dialog';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, GridCriteria, GridFilter, GridRequest, RowAction, StateLook } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { RecordPicker } from '../../ui/record-picker';
import { useTabActions } from '../../ui/tab-actions';
import { AskStatement, type AskedStatement } from './statement-questions';

const tables = ['customer_statement'];
const loadBlock = (request: GridRequest) => api.receivables.statements(request);
const loadTotals = (criteria: GridCriteria) => api.receivables.statementTotals(criteria);
const loadCustomers = (search: string) => api.customers.pick({ search });

const states: Readonly<Record<string, StateLook>> = {
  made: { label: 'receivables.statement.states.made', tone: 'neutral' },
  sent: { label: 'receivables.statement.states.sent', tone: 'info' },
  confirmed: { label: 'receivables.statement.states.confirmed', tone: 'good' },
  disputed: { label: 'receivables.statement.states.disputed', tone: 'bad' },
  void: { label: 'receivables.statement.states.void', tone: 'neutral' },
};
const both = { isSortable: true, isFilterable: true } as const;
const columns: readonly GridColumn<StatementRow>[] = [
  { key: 'number', header: 'receivables.columns.statementNumber', kind: 'text', width: 120, ...both },
  { key: 'customerName', header: 'receivables.columns.customerName', kind: 'text', isWide: true, ...both },
  { key: 'fromOn', header: 'receivables.columns.fromOn', kind: 'date', width: 96, ...both },
  { key: 'untilOn', header: 'receivables.columns.untilOn', kind: 'date', width: 96, ...both },
  { key: 'openingFen', header: 'receivables.columns.openingFen', kind: 'money', width: 110 },
  { key: 'shippedFen', header: 'receivables.columns.shippedFen', kind: 'money', width: 110 },
  { key: 'returnedFen', header: 'receivables.columns.returnedFen', kind: 'money', width: 96 },
  { key: 'receivedFen', header: 'receivables.columns.receivedFen', kind: 'money', width: 110 },
  { key: 'closingFen', header: 'receivables.columns.closingFen', kind: 'money', width: 110, ...both },
  { key: 'overdueFen', header: 'receivables.columns.overdueFen', kind: 'money', width: 110, ...both },
  { key: 'state', header: 'receivables.columns.state', kind: 'state', width: 84, states, ...both },
  { key: 'answeredOn', header: 'receivables.columns.answeredOn', kind: 'date', width: 96 },
  { key: 'answeredBy', header: 'receivables.columns.answeredBy', kind: 'text', width: 84 },
  { key: 'remark', header: 'receivables.columns.remark', kind: 'text', width: 160 },
];

type Segment = 'open' | 'all';
const conditions: Readonly<Record<Segment, readonly GridFilter[]>> = {
  open: [{ op: 'in', column: 'state', values: ['made', 'sent', 'disputed'] }],
  all: [],
};

/** Whose account is to be stated. */
const PickCustomer = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useT();
  const { openTab } = useTabActions();
  const open = (customerId: number, name: string) => {
    onClose();
    const title = `${t('receivables.ageing.statement')} ${name}`;
    openTab({ key: `statement/${customerId}`, screen: 'statement', title, params: { customerId } });
  };
  return (
    <Dialog title={t('receivables.statement.make')} onClose={onClose}>
      <Form layout="vertical">
        <Form.Item label={t('receivables.statement.customer')}>
          <RecordPicker
            load={loadCustomers}
            optionOf={({ id, name, city }) => ({ id, label: name, hint: city })}
            label={t('receivables.statement.customer')}
            onChange={(id, record) => id !== undefined && open(id, record?.name ?? '')}
            autoFocus
          />
        </Form.Item>
      </Form>
    </Dialog>
  );
};

const StatementsScreen = () => {
  const t = useT();
  const { openTab } = useTabActions();
  const refreshKey = useTablesVersion(tables);
  const [segment, setSegment] = useState<Segment>('open');
  const [isPicking, setIsPicking] = useState(false);
  const [asked, setAsked] = useState<AskedStatement>();
  const show = ({ id: statementId, number }: StatementRow) =>
    openTab({ key: `made-statement/${statementId}`, screen: 'statement', title: number, params: { statementId } });
  const actions = (row: StatementRow): readonly RowAction[] => {
    const { actions: may } = row;
    const ask = (kind: AskedStatement['kind']) => () => setAsked({ kind, row });
    return [
      { key: 'print', label: t('receivables.statement.preview'), state: may.print, onRun: () => show(row) },
      { key: 'send', label: t('receivables.statement.send'), state: may.send, shortcut: 'S', onRun: ask('send') },
      {
        key: 'answer',
        label: t('receivables.statement.answer'),
        state: may.answer,
        shortcut: 'A',
        onRun: ask('answer'),
      },
      {
        key: 'withdraw',
        label: t('receivables.statement.withdraw'),
        state: may.withdraw,
        isDanger: true,
        onRun: ask('withdraw'),
      },
    ];
  };
  return (
    <div className="td-list-page">
      <DataGrid<StatementRow>
        gridId="statements"
        label={t('receivables.statementsTitle')}
        columns={columns}
        loadBlock={loadBlock}
        loadTotals={loadTotals}
        fixedFilters={conditions[segment]}
        onOpen={(row) => row.actions.print === true && show(row)}
        rowActions={actions}
        refreshKey={refreshKey}
        emptyHint={t('receivables.statement.empty')}
        toolbarStart={
          <Segmented<Segment>
            aria-label={t('receivables.columns.state')}
            value={segment}
            onChange={setSegment}
            options={[
              { value: 'open', label: t('receivables.statement.open') },
              { value: 'all', label: t('receivables.claims.segment.all') },
            ]}
          />
        }
        toolbarEnd={
          <ActionButton type="primary" icon={<PlusOutlined />} onClick={() => setIsPicking(true)}>
            {t('receivables.statement.make')}
          </ActionButton>
        }
      />
      {isPicking && <PickCustomer onClose={() => setIsPicking(false)} />}
      <AskStatement asked={asked} onClose={() => setAsked(undefined)} />
    </div>
  );
};

export default StatementsScreen;
