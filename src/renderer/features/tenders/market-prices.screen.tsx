/** The price library: what products cost where and when, ours and others'. */
import { PlusOutlined } from '@ant-design/icons';
import { DatePicker, Form, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import type { MarketPriceRow } from '../../../shared/contract/tender-items.contract';
import { marketPriceKinds, type MarketPriceKind } from '../../../shared/domain/award-words';
import { parsePrice } from '../../../shared/domain/money';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { useMayState } from '../../rpc/me';
import { useCommand } from '../../rpc/use-command';
import { ActionButton } from '../../ui/action-button';
import { Dialog } from '../../ui/dialog';
import { FormPanel } from '../../ui/form/form-panel';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, GridCriteria, GridRequest, StateLook } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { RecordPicker } from '../../ui/record-picker';
import { StateTag } from '../../ui/state-tag';
import { libraryTables, loadProducts, productOption, useToday } from './award-words';
import { dayText } from './typed-figures';
import './awards.css';

const Province = ({ row }: { readonly row: MarketPriceRow }) => {
  const t = useT();
  return row.province === '' ? t('marketPrices.everywhere') : row.province;
};
const Company = ({ row }: { readonly row: MarketPriceRow }) => {
  const t = useT();
  return row.isOurs ? <StateTag tone="info">{t('marketPrices.ours')}</StateTag> : row.company;
};
const Struck = ({ row }: { readonly row: MarketPriceRow }) => {
  const t = useT();
  if (row.struckAt === null) return null;
  return (
    <span title={row.strikeReason}>
      <StateTag tone="bad">{t('marketPrices.struck')}</StateTag> {row.strikeReason}
    </span>
  );
};

const kindLooks = Object.fromEntries(
  marketPriceKinds.map((kind) => [kind, { label: `marketPrices.kinds.${kind}`, tone: 'neutral' }]),
) as Record<MarketPriceKind, StateLook>;
const both = { isSortable: true, isFilterable: true } as const;
const columns: readonly GridColumn<MarketPriceRow>[] = [
  { key: 'productName', header: 'marketPrices.columns.productName', kind: 'text', isWide: true, ...both },
  {
    ...{ key: 'province', header: 'marketPrices.columns.province', kind: 'text', width: 110, ...both },
    render: (row) => <Province row={row} />,
  },
  { key: 'observedOn', header: 'marketPrices.columns.observedOn', kind: 'date', width: 108, ...both },
  { key: 'price', header: 'marketPrices.columns.price', kind: 'price', width: 100, ...both },
  { key: 'kind', header: 'marketPrices.columns.kind', kind: 'state', width: 84, states: kindLooks, ...both },
  {
    ...{ key: 'company', header: 'marketPrices.columns.company', kind: 'text', width: 190, ...both },
    render: (row) => <Company row={row} />,
  },
  { key: 'note', header: 'marketPrices.columns.note', kind: 'text', width: 160 },
  {
    ...{ key: 'struckAt', header: 'marketPrices.columns.state', kind: 'text', width: 150 },
    value: (row) => row.strikeReason,
    render: (row) => <Struck row={row} />,
  },
];

const loaders = {
  loadBlock: (request: GridRequest) => api.marketPrices.list(request),
  loadTotals: (criteria: GridCriteria) => api.marketPrices.totals(criteria),
};

type Seen = {
  readonly productId: number;
  readonly province?: string;
  readonly observedOn: Dayjs;
  readonly price: string;
  readonly company?: string;
  readonly note?: string;
};

const NewPrice = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useT();
  const notice = useNotice();
  const record = useCommand(api.marketPrices.record);
  const required = [{ required: true, message: t('fields.required') }];
  const submit = async ({ province = '', company = '', note = '', observedOn, ...values }: Seen) => {
    const price = parsePrice(values.price, '/price');
    if (!price.ok) return price;
    const seen = { province, company, note, observedOn: dayText(observedOn) ?? '' };
    return record.run({ productId: values.productId, price: price.value, ...seen });
  };
  const done = () => {
    notice.success(t('marketPrices.saved'));
    onClose();
  };
  return (
    <Dialog title={t('marketPrices.new')} onClose={onClose}>
      <FormPanel<Seen, unknown> initialValues={{ observedOn: useToday() }} onSubmit={submit} onDone={done}>
        <div className="td-award-two">
          <Form.Item
            name="productId"
            label={t('marketPrices.columns.productName')}
            className="is-wide"
            rules={required}
          >
            <RecordPicker load={loadProducts} optionOf={productOption} autoFocus />
          </Form.Item>
          <Form.Item name="price" label={t('marketPrices.columns.price')} rules={required}>
            <Input className="td-number" inputMode="decimal" autoComplete="off" />
          </Form.Item>
          <Form.Item name="observedOn" label={t('marketPrices.columns.observedOn')} rules={required}>
            <DatePicker allowClear={false} />
          </Form.Item>
          <Form.Item name="province" label={t('marketPrices.columns.province')} extra={t('marketPrices.provinceHint')}>
            <Input maxLength={30} autoComplete="off" />
          </Form.Item>
          <Form.Item name="company" label={t('marketPrices.columns.company')} extra={t('marketPrices.companyHint')}>
            <Input maxLength={120} autoComplete="off" />
          </Form.Item>
          <Form.Item name="note" label={t('marketPrices.columns.note')} className="is-wide">
            <Input maxLength={300} autoComplete="off" />
          </Form.Item>
        </div>
      </FormPanel>
    </Dialog>
  );
};

const Strike = ({ row, onClose }: { readonly row: MarketPriceRow; readonly onClose: () => void }) => {
  const t = useT();
  const notice = useNotice();
  const strike = useCommand(api.marketPrices.strike);
  const required = { required: true, whitespace: true, message: t('fields.required') };
  return (
    <Dialog title={`${t('marketPrices.strike')} · ${row.productName}`} onClose={onClose}>
      <FormPanel<{ reason: string }, unknown>
        submitLabel={t('marketPrices.strike')}
        onSubmit={({ reason }) => strike.run({ marketPriceId: row.id, version: row.version, reason })}
        onDone={() => {
          notice.success(t('marketPrices.strikeDone'));
          onClose();
        }}
      >
        <Form.Item name="reason" label={t('marketPrices.strikeReason')} rules={[required]}>
          <Input maxLength={200} autoFocus autoComplete="off" />
        </Form.Item>
      </FormPanel>
    </Dialog>
  );
};

const MarketPricesScreen = () => {
  const t = useT();
  const refreshKey = useTablesVersion(libraryTables);
  const write = useMayState('awards.write');
  const [asked, setAsked] = useState<'new' | MarketPriceRow>();
  const close = () => setAsked(undefined);
  return (
    <div className="td-list-page">
      <DataGrid<MarketPriceRow>
        gridId="marketPrices"
        label={t('marketPrices.title')}
        columns={columns}
        {...loaders}
        defaultSort={[{ column: 'observedOn', direction: 'desc' }]}
        rowActions={(row) => [
          {
            ...{ key: 'strike', label: t('marketPrices.strike'), state: row.actions.strike, isDanger: true },
            onRun: () => setAsked(row),
          },
        ]}
        refreshKey={refreshKey}
        searchHint={t('marketPrices.searchHint')}
        emptyHint={t('marketPrices.empty')}
        toolbarEnd={
          <ActionButton
            type="primary"
            icon={<PlusOutlined aria-hidden />}
            state={write}
            onClick={() => setAsked('new')}
          >
            {t('marketPrices.new')}
          </ActionButton>
        }
      />
      {asked === 'new' && <NewPrice onClose={close} />}
      {asked !== undefined && asked !== 'new' && <Strike row={asked} onClose={close} />}
    </div>
  );
};

export default MarketPricesScreen;
