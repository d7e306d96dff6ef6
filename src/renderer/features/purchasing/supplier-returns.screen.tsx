/** 采购退货: every return to a supplier, and the decision or a new request beside it. */
import { PlusOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { useState } from 'react';
import type { SupplierReturnRow } from '../../../shared/contract/supplier-returns.contract';
import { supplierReturnSegments } from '../../../shared/domain/list-segments';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { useMayState } from '../../rpc/me';
import { ActionButton } from '../../ui/action-button';
import { DataGrid, type GridColumn, type GridCriteria, type GridRequest } from '../../ui/grid';
import { useT } from '../../ui/i18n';
import type { ScreenProps } from '../../ui/tab-actions';
import { namesOf, useSegment } from '../../ui/use-segment';
import { AskSupplierReturn } from './ask-supplier-return';
import { supplierReturnLooks } from './looks';
import { SupplierReturnPanel } from './supplier-return-panel';

const tables = ['supplier_return'];
const both = { isSortable: true, isFilterable: true } as const;
const states = supplierReturnLooks;
const columns: readonly GridColumn<SupplierReturnRow>[] = [
  { key: 'number', header: 'supplierReturns.columns.number', kind: 'text', width: 124, ...both },
  { key: 'state', header: 'supplierReturns.columns.state', kind: 'state', width: 80, states, ...both },
  { key: 'supplierName', header: 'supplierReturns.columns.supplierName', kind: 'text', width: 180, ...both },
  { key: 'productNames', header: 'supplierReturns.columns.productNames', kind: 'text', isWide: true, ...both },
  { key: 'reason', header: 'supplierReturns.columns.reason', kind: 'text', width: 150, ...both },
  { key: 'requestedBy', header: 'supplierReturns.columns.requestedBy', kind: 'text', width: 72 },
  { key: 'requestedOn', header: 'supplierReturns.columns.requestedOn', kind: 'date', width: 100, ...both },
  { key: 'decidedBy', header: 'supplierReturns.columns.decidedBy', kind: 'text', width: 72 },
  { key: 'postedOn', header: 'supplierReturns.columns.postedOn', kind: 'date', width: 100, ...both },
  { key: 'creditNoteNo', header: 'supplierReturns.columns.creditNoteNo', kind: 'text', width: 130, ...both },
  {
    key: 'waitingSince',
    header: 'supplierReturns.columns.waitingSince',
    kind: 'instant',
    width: 140,
    isSortable: true,
  },
];

type Segment = keyof typeof supplierReturnSegments;
const segmentNames = namesOf(supplierReturnSegments);

const loadBlock = (request: GridRequest) => api.supplierReturns.list(request);
const loadTotals = (criteria: GridCriteria) => api.supplierReturns.totals(criteria);

type Beside = { readonly kind: 'one'; readonly returnId: number } | { readonly kind: 'new' };

const SupplierReturnsScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const ask = useMayState('stock.purchase');
  const refreshKey = useTablesVersion(tables);
  const [segment, setSegment] = useSegment<Segment>(params, segmentNames, 'all');
  const [beside, setBeside] = useState<Beside>();
  const close = () => setBeside(undefined);
  const open = (returnId: number) => setBeside({ kind: 'one', returnId });
  return (
    <div className="td-list-page">
      <DataGrid<SupplierReturnRow>
        gridId="supplier-returns"
        label={t('supplierReturns.title')}
        columns={columns}
        loadBlock={loadBlock}
        loadTotals={loadTotals}
        fixedFilters={supplierReturnSegments[segment]}
        defaultSort={[{ column: 'requestedOn', direction: 'desc' }]}
        onOpen={({ id }) => open(id)}
        onSelect={([first]) => first && beside?.kind === 'one' && open(first.id)}
        refreshKey={refreshKey}
        searchHint={t('supplierReturns.searchHint')}
        emptyHint={t('supplierReturns.empty')}
        toolbarStart={
          <Segmented<Segment>
            aria-label={t('supplierReturns.columns.state')}
            value={segment}
            onChange={setSegment}
            options={segmentNames.map((value) => ({ value, label: t(`supplierReturns.segments.${value}`) }))}
          />
        }
        toolbarEnd={
          <ActionButton
            type="primary"
            icon={<PlusOutlined aria-hidden />}
            state={ask}
            onClick={() => setBeside({ kind: 'new' })}
          >
            {t('supplierReturns.new')}
          </ActionButton>
        }
      />
      {beside?.kind === 'one' && (
        <SupplierReturnPanel key={beside.returnId} returnId={beside.returnId} onClose={close} />
      )}
      {beside?.kind === 'new' && <AskSupplierReturn onClose={close} onAsked={open} />}
    </div>
  );
};

export default SupplierReturnsScreen;
