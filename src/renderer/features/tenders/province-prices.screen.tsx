/** Awarded and listed prices by province, with their history. */
import { PlusOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { ProvincePriceRow } from '../../../shared/contract/awards.contract';
import { priceSegments, type PriceSegment } from '../../../shared/domain/award-words';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { useMayState } from '../../rpc/me';
import { ActionButton } from '../../ui/action-button';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, GridCriteria, GridRequest, RowAction } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { useTabActions } from '../../ui/tab-actions';
import { priceKindLooks, priceTables, spanLooks } from './award-words';
import { EndPrice, NewListing } from './province-price-forms';
import './awards.css';

const Province = ({ row }: { readonly row: ProvincePriceRow }) => {
  const t = useT();
  return row.province === '' ? t('provincePrices.everywhere') : row.province;
};
const Last = ({ row }: { readonly row: ProvincePriceRow }) => {
  const t = useT();
  return row.validTo ?? t('provincePrices.openEnd');
};

const both = { isSortable: true, isFilterable: true } as const;
const columns: readonly GridColumn<ProvincePriceRow>[] = [
  { key: 'productName', header: 'provincePrices.columns.productName', kind: 'text', isWide: true, ...both },
  { key: 'kind', header: 'provincePrices.columns.kind', kind: 'state', width: 92, states: priceKindLooks, ...both },
  {
    ...{ key: 'province', header: 'provincePrices.columns.province', kind: 'text', width: 110, ...both },
    render: (row) => <Province row={row} />,
  },
  { key: 'price', header: 'provincePrices.columns.price', kind: 'price', width: 100, ...both },
  { key: 'validFrom', header: 'provincePrices.columns.validFrom', kind: 'date', width: 108, ...both },
  {
    ...{ key: 'validTo', header: 'provincePrices.columns.validTo', kind: 'date', width: 118, ...both },
    render: (row) => <Last row={row} />,
  },
  { key: 'state', header: 'provincePrices.columns.state', kind: 'state', width: 90, states: spanLooks },
  { key: 'customerName', header: 'provincePrices.columns.customerName', kind: 'text', width: 150, ...both },
  { key: 'tenderNumber', header: 'provincePrices.columns.tenderNumber', kind: 'text', width: 130 },
  { key: 'listingNo', header: 'provincePrices.columns.listingNo', kind: 'text', width: 120, ...both },
];

const loadersOf = (segment: PriceSegment) => ({
  loadBlock: (request: GridRequest) => api.provincePrices.list({ ...request, segment }),
  loadTotals: (criteria: GridCriteria) => api.provincePrices.totals({ ...criteria, segment }),
});

/** What may be done with a price; the tender behind it opens in its own tab. */
const useRowActions = (onEnd: (row: ProvincePriceRow) => void) => {
  const t = useT();
  const { openTab } = useTabActions();
  return (row: ProvincePriceRow): RowAction[] => {
    const { tenderId } = row;
    const tender: RowAction = {
      ...{ key: 'tender', label: t('provincePrices.openTender'), state: true },
      onRun: () => tenderId && openTab({ key: `tender/${tenderId}`, screen: 'tender', params: { tenderId } }),
    };
    const end = { key: 'end', label: t('provincePrices.end'), state: row.actions.end, isDanger: true };
    return [...(tenderId === null ? [] : [tender]), { ...end, onRun: () => onEnd(row) }];
  };
};

const ProvincePricesScreen = () => {
  const t = useT();
  const refreshKey = useTablesVersion(priceTables);
  const write = useMayState('awards.write');
  const [segment, setSegment] = useState<PriceSegment>('open');
  const [asked, setAsked] = useState<'new' | ProvincePriceRow>();
  const close = () => setAsked(undefined);
  const loaders = useMemo(() => loadersOf(segment), [segment]);
  const rowActions = useRowActions(setAsked);
  return (
    <div className="td-list-page">
      <DataGrid<ProvincePriceRow>
        gridId="provincePrices"
        label={t('provincePrices.title')}
        columns={columns}
        {...loaders}
        defaultSort={[{ column: 'productName', direction: 'asc' }]}
        onOpen={(row) => rowActions(row)[0]?.state === true && rowActions(row)[0]?.onRun()}
        rowActions={rowActions}
        refreshKey={refreshKey}
        searchHint={t('provincePrices.searchHint')}
        emptyHint={t('provincePrices.empty')}
        toolbarStart={
          <Segmented<PriceSegment>
            aria-label={t('provincePrices.columns.state')}
            value={segment}
            onChange={setSegment}
            options={priceSegments.map((value) => ({ value, label: t(`provincePrices.segments.${value}`) }))}
          />
        }
        toolbarEnd={
          <ActionButton
            type="primary"
            icon={<PlusOutlined aria-hidden />}
            state={write}
            onClick={() => setAsked('new')}
          >
            {t('provincePrices.new')}
          </ActionButton>
        }
      />
      {asked === 'new' && <NewListing onClose={close} />}
      {asked !== undefined && asked !== 'new' && <EndPrice row={asked} onClose={close} />}
    </div>
  );
};

export default ProvincePricesScreen;
