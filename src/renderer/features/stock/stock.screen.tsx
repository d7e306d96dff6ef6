/** Stock: by product with its lots beside it, or every lot. */
import { PlusOutlined } from '@ant-design/icons';
import { Checkbox, Segmented } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import type { LotRow, ProductStockRow } from '../../../shared/contract/stock.contract';
import { addDays, addMonths, businessDateOf } from '../../../shared/domain/business-date';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { useMayState } from '../../rpc/me';
import { ActionButton } from '../../ui/action-button';
import { DataGrid, type GridCriteria, type GridFilter, type GridRequest } from '../../ui/grid';
import { useT } from '../../ui/i18n';
import { useTabActions } from '../../ui/tab-actions';
import { useTimeZone } from '../../ui/time-zone';
import { LotPanel } from './lot-panel';
import { ProductLotsPanel } from './product-lots-panel';
import { lotColumns, productStockColumns } from './stock-columns';

const tables = ['lot', 'product', 'dispatch_note', 'sales_order'];
type Side = { readonly start: ReactNode; readonly end: ReactNode; readonly refreshKey: number };

const NEAR_MONTHS = 6;
const segments = ['all', 'over', 'near', 'locked'] as const;
type Segment = (typeof segments)[number];

/** The conditions of a segment on the firm's day. */
const filtersOf = (segment: Segment, today: string): readonly GridFilter[] => {
  const inStock: GridFilter = { op: 'range', column: 'onHand', min: 1 };
  switch (segment) {
    case 'all':
      return [];
    case 'over':
      return [inStock, { op: 'dateRange', column: 'expiresOn', to: addDays(today, -1) }];
    case 'near':
      return [inStock, { op: 'dateRange', column: 'expiresOn', from: today, to: addMonths(today, NEAR_MONTHS) }];
    case 'locked':
      return [{ op: 'in', column: 'status', values: ['locked'] }];
  }
};

const loadLots = (request: GridRequest) => api.stock.list(request);
const loadLotTotals = (criteria: GridCriteria) => api.stock.totals(criteria);

type Chosen = { readonly segment: Segment; readonly filters: readonly GridFilter[] };

const Lots = ({ start, end, refreshKey }: Side) => {
  const t = useT();
  const timeZone = useTimeZone();
  // Chosen anew, a segment asks by the day of that moment, also on a screen that stood over midnight.
  const [{ segment, filters }, setChosen] = useState<Chosen>({ segment: 'all', filters: [] });
  const choose = (next: Segment) =>
    setChosen({ segment: next, filters: filtersOf(next, businessDateOf(Date.now(), timeZone)) });
  const [lotId, setLotId] = useState<number>();
  return (
    <>
      <DataGrid<LotRow>
        gridId="lots"
        label={t('stock.lots')}
        columns={lotColumns}
        loadBlock={loadLots}
        loadTotals={loadLotTotals}
        fixedFilters={filters}
        defaultSort={[{ column: 'expiresOn', direction: 'asc' }]}
        onOpen={({ id }) => setLotId(id)}
        onSelect={([first]) => first && lotId !== undefined && setLotId(first.id)}
        refreshKey={refreshKey}
        emptyHint={t('stock.empty')}
        toolbarStart={
          <>
            {start}
            <Segmented<Segment>
              aria-label={t('stock.columns.status')}
              value={segment}
              onChange={choose}
              options={segments.map((value) => ({ value, label: t(`stock.segments.${value}`) }))}
            />
          </>
        }
        toolbarEnd={end}
      />
      {lotId !== undefined && <LotPanel key={lotId} lotId={lotId} onClose={() => setLotId(undefined)} />}
    </>
  );
};

type Beside = { readonly product: ProductStockRow } | { readonly lotId: number };

const Products = ({ start, end, refreshKey }: Side) => {
  const t = useT();
  const [isStocked, setIsStocked] = useState(true);
  const [beside, setBeside] = useState<Beside>();
  const close = () => setBeside(undefined);
  const load = useMemo(() => (request: GridRequest) => api.stock.byProduct({ ...request, isStocked }), [isStocked]);
  const loadTotals = useMemo(
    () => (criteria: GridCriteria) => api.stock.byProductTotals({ ...criteria, isStocked }),
    [isStocked],
  );
  return (
    <>
      <DataGrid<ProductStockRow>
        key={String(isStocked)}
        gridId="stock-by-product"
        label={t('stock.byProduct')}
        columns={productStockColumns}
        loadBlock={load}
        loadTotals={loadTotals}
        onOpen={(product) => setBeside({ product })}
        onSelect={([first]) => first && beside && setBeside({ product: first })}
        refreshKey={refreshKey}
        emptyHint={t('stock.empty')}
        toolbarStart={start}
        toolbarEnd={
          <>
            <Checkbox checked={isStocked} onChange={(event) => setIsStocked(event.target.checked)}>
              {t('stock.onlyStocked')}
            </Checkbox>
            {end}
          </>
        }
      />
      {beside && 'product' in beside && (
        <ProductLotsPanel
          key={beside.product.id}
          product={beside.product}
          onClose={close}
          onOpenLot={(lotId) => setBeside({ lotId })}
        />
      )}
      {beside && 'lotId' in beside && <LotPanel key={beside.lotId} lotId={beside.lotId} onClose={close} />}
    </>
  );
};

type View = 'byProduct' | 'byLot';

const StockScreen = () => {
  const t = useT();
  const { openTab } = useTabActions();
  const refreshKey = useTablesVersion(tables);
  const write = useMayState('stock.write');
  const [view, setView] = useState<View>('byProduct');
  const views: readonly View[] = ['byProduct', 'byLot'];
  const start = (
    <Segmented<View>
      aria-label={t('stock.title')}
      value={view}
      onChange={setView}
      options={views.map((value) => ({ value, label: t(`stock.${value}`) }))}
    />
  );
  const end = (
    <ActionButton
      type="primary"
      icon={<PlusOutlined />}
      state={write}
      onClick={() => openTab({ key: 'opening-stock', screen: 'opening-stock' })}
    >
      {t('stock.opening.title')}
    </ActionButton>
  );
  const side = { start, end, refreshKey };
  return <div className="td-list-page">{view === 'byProduct' ? <Products {...side} /> : <Lots {...side} />}</div>;
};

export default StockScreen;
