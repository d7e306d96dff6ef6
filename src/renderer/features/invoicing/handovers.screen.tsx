/** 交票: blue invoices that have not reached their buyers, and those that have. */
import { DatePicker, Form, Input, Segmented, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useMemo, useState } from 'react';
import type { HandoverRow } from '../../../shared/contract/invoicing-shapes';
import { handoverWays, type HandoverWay } from '../../../shared/domain/invoicing-words';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { useCommand } from '../../rpc/use-command';
import { Dialog } from '../../ui/dialog';
import { FormPanel } from '../../ui/form/form-panel';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, GridCriteria, GridRequest, RowAction, StateLook } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { useUndo } from '../../ui/undo';
import type { ScreenProps } from '../../ui/tab-actions';
import { useSegment } from '../../ui/use-segment';
import { requestTables } from './request-looks';

type Segment = 'open' | 'done';
const segments: readonly Segment[] = ['open', 'done'];
const loadersOf = (isOpen: boolean) => ({
  loadBlock: (request: GridRequest) => api.invoicing.handovers({ ...request, isOpen }),
  loadTotals: (criteria: GridCriteria) => api.invoicing.handoverTotals({ ...criteria, isOpen }),
});

const ways: Readonly<Record<HandoverWay, StateLook>> = {
  with_goods: { label: 'invoicing.ways.with_goods', tone: 'neutral' },
  courier: { label: 'invoicing.ways.courier', tone: 'neutral' },
  in_person: { label: 'invoicing.ways.in_person', tone: 'neutral' },
  email: { label: 'invoicing.ways.email', tone: 'neutral' },
  platform: { label: 'invoicing.ways.platform', tone: 'neutral' },
  other: { label: 'invoicing.ways.other', tone: 'neutral' },
};

const both = { isSortable: true, isFilterable: true } as const;
const columns: readonly GridColumn<HandoverRow>[] = [
  { key: 'number', header: 'invoicing.handover.columns.number', kind: 'text', width: 190, ...both },
  { key: 'customerName', header: 'invoicing.handover.columns.customerName', kind: 'text', isWide: true, ...both },
  { key: 'totalFen', header: 'invoicing.handover.columns.total', kind: 'money', width: 130, isSummed: true, ...both },
  { key: 'issuedOn', header: 'invoicing.handover.columns.issuedOn', kind: 'date', width: 110, ...both },
  { key: 'handedOn', header: 'invoicing.handover.columns.handedOn', kind: 'date', width: 110 },
  { key: 'way', header: 'invoicing.handover.columns.way', kind: 'state', width: 90, states: ways },
  { key: 'receiver', header: 'invoicing.handover.columns.receiver', kind: 'text', width: 100 },
  { key: 'recordedBy', header: 'invoicing.handover.columns.recordedBy', kind: 'text', width: 90 },
];

type Values = { readonly handedOn: Dayjs; readonly way: HandoverWay; readonly receiver?: string };
type DialogProps = { readonly row: HandoverRow; readonly onClose: () => void };

const HandOver = ({ row, onClose }: DialogProps) => {
  const t = useT();
  const undo = useUndo();
  const handOver = useCommand(api.invoicing.handOver);
  const withdraw = useCommand(api.invoicing.withdrawHandover);
  const required = [{ required: true, message: t('fields.required') }];
  return (
    <Dialog title={t('invoicing.handover.dialog', { number: row.number })} onClose={onClose}>
      <FormPanel<Values, unknown>
        submitLabel={t('invoicing.steps.handOver')}
        initialValues={{ handedOn: dayjs(), way: 'courier' }}
        onSubmit={({ handedOn, way, receiver = '' }) =>
          handOver.run({ invoiceId: row.id, handedOn: handedOn.format('YYYY-MM-DD'), way, receiver })
        }
        onDone={() => {
          const back = { invoiceId: row.id, reason: t('common.undoReason') };
          undo({ text: t('invoicing.done.handOver'), onUndo: () => withdraw.run(back) });
          onClose();
        }}
      >
        <Form.Item name="handedOn" label={t('invoicing.handover.columns.handedOn')} rules={required}>
          <DatePicker allowClear={false} autoFocus />
        </Form.Item>
        <Form.Item name="way" label={t('invoicing.handover.columns.way')} rules={required}>
          <Select options={handoverWays.map((value) => ({ value, label: t(`invoicing.ways.${value}`) }))} />
        </Form.Item>
        <Form.Item
          name="receiver"
          label={t('invoicing.handover.columns.receiver')}
          extra={t('invoicing.handover.receipt')}
        >
          <Input maxLength={60} />
        </Form.Item>
      </FormPanel>
    </Dialog>
  );
};

const Withdraw = ({ row, onClose }: DialogProps) => {
  const t = useT();
  const notice = useNotice();
  const withdraw = useCommand(api.invoicing.withdrawHandover);
  const required = [{ required: true, whitespace: true, message: t('fields.required') }];
  return (
    <Dialog title={`${t('invoicing.steps.withdrawHandover')} ${row.number}`} onClose={onClose}>
      <FormPanel<{ reason: string }, unknown>
        submitLabel={t('invoicing.steps.withdrawHandover')}
        onSubmit={({ reason }) => withdraw.run({ invoiceId: row.id, reason })}
        onDone={() => {
          notice.success(t('invoicing.done.withdrawHandover'));
          onClose();
        }}
      >
        <Form.Item name="reason" label={t('common.words.reason')} rules={required}>
          <Input maxLength={300} autoFocus />
        </Form.Item>
      </FormPanel>
    </Dialog>
  );
};

const HandoversScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const refreshKey = useTablesVersion(requestTables);
  const [segment, setSegment] = useSegment<Segment>(params, segments, 'open');
  const loaders = useMemo(() => loadersOf(segment === 'open'), [segment]);
  const [handing, setHanding] = useState<HandoverRow>();
  const [withdrawing, setWithdrawing] = useState<HandoverRow>();
  const actions = (row: HandoverRow): readonly RowAction[] =>
    segment === 'open'
      ? [
          {
            key: 'handOver',
            label: t('invoicing.steps.handOver'),
            state: row.actions.handOver,
            shortcut: 'H',
            onRun: () => setHanding(row),
          },
        ]
      : [
          {
            key: 'withdraw',
            label: t('invoicing.steps.withdrawHandover'),
            state: row.actions.withdraw,
            isDanger: true,
            onRun: () => setWithdrawing(row),
          },
        ];
  return (
    <div className="td-list-page">
      <DataGrid
        gridId="handovers"
        label={t('invoicing.handover.title')}
        columns={columns}
        {...loaders}
        onOpen={(row) => (row.actions.handOver === true ? setHanding(row) : undefined)}
        rowActions={actions}
        refreshKey={refreshKey}
        emptyHint={t(segment === 'open' ? 'invoicing.handover.empty' : 'invoicing.handover.emptyDone')}
        toolbarStart={
          <Segmented<Segment>
            aria-label={t('invoicing.handover.title')}
            value={segment}
            onChange={setSegment}
            options={segments.map((value) => ({ value, label: t(`invoicing.handover.segments.${value}`) }))}
          />
        }
      />
      {handing && <HandOver key={handing.id} row={handing} onClose={() => setHanding(undefined)} />}
      {withdrawing && <Withdraw key={withdrawing.id} row={withdrawing} onClose={() => setWithdrawing(undefined)} />}
    </div>
  );
};

export default HandoversScreen;
