/** Stock: by product with its lots beside it, or every lot. */
import { PlusOutlined } from '@ant-design/icons';
import { Checkbox, Segmented } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import type { ProductStockRow } from '../../../shared/contract/stock.contract';
import { lotSegments } from '../../../shared/domain/list-segments';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { useMayState } from '../../rpc/me';
import { ActionButton } from '../../ui/action-button';
import { DataGrid, type GridCriteria, type GridRequest } from '../../ui/grid';
import { useT } from '../../ui/i18n';
import { type ScreenProps, type TabParams, useTabActions } from '../../ui/tab-actions';
import { useWish } from '../../ui/use-segment';
import { LotPanel } from './lot-panel';
import { LotsView } from './lots-view';
import { ProductLotsPanel } from './product-lots-panel';
import { productStockColumns } from './stock-columns';

const tables = ['lot', 'product', 'dispatch_note', 'sales_order'];
type Side = { readonly start: ReactNode; readonly end: ReactNode; readonly refreshKey: number };

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

/** Every named part of the stock is a part of the lots. */
const viewOf = ({ segment }: TabParams): View | undefined =>
  lotSegments.some((one) => one === segment) ? 'byLot' : undefined;

const StockScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const { openTab } = useTabActions();
  const refreshKey = useTablesVersion(tables);
  const write = useMayState('stock.write');
  const [view, setView] = useWish<View>(params, viewOf, 'byProduct');
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
  return (
    <div className="td-list-page">
      {view === 'byProduct' ? <Products {...side} /> : <LotsView {...side} params={params} />}
    </div>
  );
};

export default StockScreen;
