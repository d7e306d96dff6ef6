/** Products: the list, and one of them beside it. */
import { PlusOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { ProductRow } from '../../../shared/contract/products.contract';
import { productGaps, type ProductGap } from '../../../shared/domain/gap-words';
import { productSegments } from '../../../shared/domain/list-segments';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { useMay, useMayState } from '../../rpc/me';
import { ActionButton } from '../../ui/action-button';
import { DataGrid, type GridCriteria, type GridRequest } from '../../ui/grid';
import { GapFilter, useGap } from '../../ui/gap-filter';
import { type TextKey, useT } from '../../ui/i18n';
import type { ScreenProps } from '../../ui/tab-actions';
import { namesOf, useSegment } from '../../ui/use-segment';
import { columnsWithoutPrices, columnsWithPrices } from './product-columns';
import { ProductForm } from './product-form';
import { ProductPanel } from './product-panel';

const tables = ['product'];
const gapTexts: Readonly<Record<ProductGap, TextKey>> = {
  incomplete: 'imports.gaps.productsIncomplete',
  taxCode: 'imports.gaps.productsWithoutTaxCode',
  lot: 'imports.gaps.productsWithoutLot',
};
const loadersOf = (gap: ProductGap | undefined) => {
  const lacking = gap ? { gap } : {};
  return {
    loadBlock: (request: GridRequest) => api.products.list({ ...request, ...lacking }),
    loadTotals: (criteria: GridCriteria) => api.products.totals({ ...criteria, ...lacking }),
  };
};

type Segment = keyof typeof productSegments;
const segments = namesOf(productSegments);

type Beside = { readonly kind: 'new' } | { readonly kind: 'product'; readonly productId: number };

const ProductsScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const { gap, showAll } = useGap(params, productGaps);
  const loaders = useMemo(() => loadersOf(gap), [gap]);
  const refreshKey = useTablesVersion(tables);
  const seesPrices = useMay('pricing.read');
  const write = useMayState('products.write');
  const [segment, setSegment] = useSegment<Segment>(params, segments, 'all');
  const [beside, setBeside] = useState<Beside>();
  const close = () => setBeside(undefined);
  const open = ({ id: productId }: Pick<ProductRow, 'id'>) => setBeside({ kind: 'product', productId });
  return (
    <div className="td-list-page">
      <DataGrid
        key={gap ?? ''}
        gridId={seesPrices ? 'products' : 'products-without-prices'}
        label={t('products.title')}
        columns={seesPrices ? columnsWithPrices : columnsWithoutPrices}
        {...loaders}
        fixedFilters={productSegments[gap ? 'all' : segment]}
        onOpen={open}
        onSelect={([first]) => first && beside?.kind === 'product' && open(first)}
        refreshKey={refreshKey}
        emptyHint={t('products.empty')}
        toolbarStart={
          gap ? (
            <GapFilter label={t(gapTexts[gap])} onShowAll={showAll} />
          ) : (
            <Segmented<Segment>
              aria-label={t('products.fields.state')}
              value={segment}
              onChange={setSegment}
              options={segments.map((value) => ({ value, label: t(`products.segments.${value}`) }))}
            />
          )
        }
        toolbarEnd={
          <ActionButton type="primary" icon={<PlusOutlined />} state={write} onClick={() => setBeside({ kind: 'new' })}>
            {t('products.new')}
          </ActionButton>
        }
      />
      {beside?.kind === 'new' && <ProductForm onClose={close} onDone={(id) => open({ id })} />}
      {beside?.kind === 'product' && (
        <ProductPanel key={beside.productId} productId={beside.productId} onClose={close} />
      )}
    </div>
  );
};

export default ProductsScreen;
