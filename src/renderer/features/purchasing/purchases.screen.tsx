/** 采购入库: every receipt by what it waits for; the one that is open stands beside the list. */
import { PlusOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { useState } from 'react';
import type { PurchaseRow } from '../../../shared/contract/purchases.contract';
import { purchaseSegments } from '../../../shared/domain/list-segments';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { useMayState } from '../../rpc/me';
import { ActionButton } from '../../ui/action-button';
import { DataGrid, type GridColumn, type GridCriteria, type GridRequest } from '../../ui/grid';
import { useT } from '../../ui/i18n';
import { type ScreenProps, useTabActions } from '../../ui/tab-actions';
import { namesOf, useSegment } from '../../ui/use-segment';
import { purchaseLooks } from './looks';
import { PurchasePanel } from './purchase-panel';

const tables = ['purchase_receipt'];
const both = { isSortable: true, isFilterable: true } as const;
const columns: readonly GridColumn<PurchaseRow>[] = [
  { key: 'number', header: 'purchases.columns.number', kind: 'text', width: 124, ...both },
  { key: 'state', header: 'purchases.columns.state', kind: 'state', width: 80, states: purchaseLooks, ...both },
  { key: 'supplierName', header: 'purchases.columns.supplierName', kind: 'text', width: 180, ...both },
  { key: 'productNames', header: 'purchases.columns.productNames', kind: 'text', isWide: true, ...both },
  { key: 'paperNo', header: 'purchases.columns.paperNo', kind: 'text', width: 112, ...both },
  { key: 'lineCount', header: 'purchases.columns.lineCount', kind: 'number', width: 52, ...both },
  { key: 'arrivedOn', header: 'purchases.columns.arrivedOn', kind: 'date', width: 100, ...both },
  { key: 'recordedBy', header: 'purchases.columns.recordedBy', kind: 'text', width: 72, isHidden: true },
  { key: 'acceptedOn', header: 'purchases.columns.acceptedOn', kind: 'date', width: 100, ...both },
  { key: 'inspectedBy', header: 'purchases.columns.inspectedBy', kind: 'text', width: 72, isHidden: true },
  { key: 'invoiceNo', header: 'purchases.columns.invoiceNo', kind: 'text', width: 140, ...both },
  { key: 'waitingSince', header: 'purchases.columns.waitingSince', kind: 'instant', width: 140, isSortable: true },
];

type Segment = keyof typeof purchaseSegments;
const segmentNames = namesOf(purchaseSegments);

const loadBlock = (request: GridRequest) => api.purchases.list(request);
const loadTotals = (criteria: GridCriteria) => api.purchases.totals(criteria);

const PurchasesScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const { openTab } = useTabActions();
  const record = useMayState('stock.purchase');
  const refreshKey = useTablesVersion(tables);
  const [segment, setSegment] = useSegment<Segment>(params, segmentNames, 'all');
  const [receiptId, setReceiptId] = useState<number>();
  return (
    <div className="td-list-page">
      <DataGrid<PurchaseRow>
        gridId="purchases"
        label={t('purchases.title')}
        columns={columns}
        loadBlock={loadBlock}
        loadTotals={loadTotals}
        fixedFilters={purchaseSegments[segment]}
        defaultSort={[{ column: 'arrivedOn', direction: 'desc' }]}
        onOpen={({ id }) => setReceiptId(id)}
        onSelect={([first]) => first && receiptId !== undefined && setReceiptId(first.id)}
        refreshKey={refreshKey}
        searchHint={t('purchases.searchHint')}
        emptyHint={t('purchases.empty')}
        toolbarStart={
          <Segmented<Segment>
            aria-label={t('purchases.columns.state')}
            value={segment}
            onChange={setSegment}
            options={segmentNames.map((value) => ({ value, label: t(`purchases.segments.${value}`) }))}
          />
        }
        toolbarEnd={
          <ActionButton
            type="primary"
            icon={<PlusOutlined aria-hidden />}
            state={record}
            onClick={() => openTab({ key: 'arrival', screen: 'arrival' })}
          >
            {t('purchases.record')}
          </ActionButton>
        }
      />
      {receiptId !== undefined && (
        <PurchasePanel key={receiptId} receiptId={receiptId} onClose={() => setReceiptId(undefined)} />
      )}
    </div>
  );
};

export default PurchasesScreen;
