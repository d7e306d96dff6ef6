/** 盘点: every stocktake by what it waits for. Enter opens the page of one. */
import { PlusOutlined } from '@ant-design/icons';
import { Form, Input, Modal, Segmented } from 'antd';
import { useState } from 'react';
import type { PickedProduct } from '../../../shared/contract/products.contract';
import type { StocktakeRow } from '../../../shared/contract/stocktakes.contract';
import { type StocktakeScope, stocktakeScopes } from '../../../shared/domain/stock-words';
import { stocktakeSegments } from '../../../shared/domain/list-segments';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { useMayState } from '../../rpc/me';
import { useCommand } from '../../rpc/use-command';
import { ActionButton } from '../../ui/action-button';
import { FormPanel } from '../../ui/form/form-panel';
import { DataGrid, type GridColumn, type GridCriteria, type GridRequest } from '../../ui/grid';
import { useT } from '../../ui/i18n';
import { RecordPicker } from '../../ui/record-picker';
import { type ScreenProps, useTabActions } from '../../ui/tab-actions';
import { namesOf, useSegment } from '../../ui/use-segment';
import { stocktakeLooks } from './document-looks';

const tables = ['stocktake'];
const both = { isSortable: true, isFilterable: true } as const;
const columns: readonly GridColumn<StocktakeRow>[] = [
  { key: 'number', header: 'stocktakes.columns.number', kind: 'text', width: 140, ...both },
  { key: 'state', header: 'stocktakes.columns.state', kind: 'state', width: 90, states: stocktakeLooks, ...both },
  { key: 'scope', header: 'stocktakes.columns.scope', kind: 'text', width: 90, render: (row) => <Scope row={row} /> },
  { key: 'scopeText', header: 'stocktakes.columns.product', kind: 'text', isWide: true, ...both },
  { key: 'round', header: 'stocktakes.columns.round', kind: 'number', width: 60 },
  { key: 'lineCount', header: 'stocktakes.columns.lineCount', kind: 'number', width: 70, ...both },
  { key: 'differenceCount', header: 'stocktakes.columns.differenceCount', kind: 'number', width: 80, ...both },
  { key: 'startedBy', header: 'stocktakes.columns.startedBy', kind: 'text', width: 90 },
  { key: 'startedOn', header: 'stocktakes.columns.startedOn', kind: 'date', width: 110, ...both },
  { key: 'finishedBy', header: 'stocktakes.columns.finishedBy', kind: 'text', width: 90 },
  { key: 'decidedBy', header: 'stocktakes.columns.decidedBy', kind: 'text', width: 90 },
  { key: 'postedOn', header: 'stocktakes.columns.postedOn', kind: 'date', width: 110, ...both },
  { key: 'waitingSince', header: 'stocktakes.columns.waitingSince', kind: 'instant', width: 140, isSortable: true },
];

const Scope = ({ row }: { readonly row: StocktakeRow }) => useT()(`stocktakes.scopes.${row.scope}`);

type Segment = keyof typeof stocktakeSegments;
const segmentNames = namesOf(stocktakeSegments);

const loadBlock = (request: GridRequest) => api.stocktakes.list(request);
const loadTotals = (criteria: GridCriteria) => api.stocktakes.totals(criteria);
const loadProducts = (search: string) => api.products.pick({ search });

type Values = {
  readonly scope: StocktakeScope;
  readonly location?: string;
  readonly productId?: number;
  readonly remark?: string;
};
type StartProps = { readonly onStarted: (made: { stocktakeId: number; number: string }) => void };

const StartForm = ({ onStarted }: StartProps) => {
  const t = useT();
  const start = useCommand(api.stocktakes.start);
  const [form] = Form.useForm<Values>();
  const scope = Form.useWatch('scope', form) ?? 'all';
  return (
    <FormPanel<Values, { stocktakeId: number; number: string }>
      form={form}
      initialValues={{ scope: 'all' }}
      submitLabel={t('stocktakes.start')}
      onSubmit={({ location = '', productId, remark = '' }) =>
        start.run({ scope, location, productId: productId ?? null, remark })
      }
      onDone={onStarted}
    >
      <p>{t('stocktakes.blindHint')}</p>
      <Form.Item name="scope" label={t('stocktakes.scope')}>
        <Segmented<StocktakeScope>
          options={stocktakeScopes.map((value) => ({ value, label: t(`stocktakes.scopes.${value}`) }))}
        />
      </Form.Item>
      {scope === 'location' && (
        <Form.Item name="location" label={t('stocktakes.location')} extra={t('stocktakes.locationHint')}>
          <Input maxLength={40} />
        </Form.Item>
      )}
      {scope === 'product' && (
        <Form.Item name="productId" label={t('stocktakes.product')}>
          <RecordPicker<PickedProduct>
            load={loadProducts}
            optionOf={({ id, genericName, specification }) => ({ id, label: genericName, hint: specification })}
          />
        </Form.Item>
      )}
      <Form.Item name="remark" label={t('stocktakes.remark')}>
        <Input maxLength={200} />
      </Form.Item>
    </FormPanel>
  );
};

const StocktakesScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const { openTab } = useTabActions();
  const refreshKey = useTablesVersion(tables);
  const count = useMayState('stock.count');
  const [segment, setSegment] = useSegment<Segment>(params, segmentNames, 'all');
  const [isStarting, setIsStarting] = useState(false);
  const open = (stocktakeId: number, title: string) =>
    openTab({ key: `stocktake/${stocktakeId}`, screen: 'stocktake', title, params: { stocktakeId } });
  return (
    <div className="td-list-page">
      <DataGrid<StocktakeRow>
        gridId="stocktakes"
        label={t('stocktakes.title')}
        columns={columns}
        loadBlock={loadBlock}
        loadTotals={loadTotals}
        fixedFilters={stocktakeSegments[segment]}
        defaultSort={[{ column: 'startedOn', direction: 'desc' }]}
        onOpen={({ id, number }) => open(id, number)}
        refreshKey={refreshKey}
        emptyHint={t('stocktakes.empty')}
        toolbarStart={
          <Segmented<Segment>
            aria-label={t('stocktakes.columns.state')}
            value={segment}
            onChange={setSegment}
            options={segmentNames.map((value) => ({ value, label: t(`stocktakes.segments.${value}`) }))}
          />
        }
        toolbarEnd={
          <ActionButton type="primary" icon={<PlusOutlined />} state={count} onClick={() => setIsStarting(true)}>
            {t('stocktakes.start')}
          </ActionButton>
        }
      />
      <Modal
        open={isStarting}
        title={t('stocktakes.start')}
        footer={null}
        onCancel={() => setIsStarting(false)}
        destroyOnHidden
      >
        <StartForm
          onStarted={({ stocktakeId, number }) => {
            setIsStarting(false);
            open(stocktakeId, number);
          }}
        />
      </Modal>
    </div>
  );
};

export default StocktakesScreen;
