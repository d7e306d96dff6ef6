/** Suppliers: the list, and one of them or a new one beside it. */
import { PlusOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { useState } from 'react';
import type { SupplierRow } from '../../../shared/contract/suppliers.contract';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { useMayState } from '../../rpc/me';
import { useCommand } from '../../rpc/use-command';
import { ActionButton } from '../../ui/action-button';
import { FormPanel } from '../../ui/form/form-panel';
import { DataGrid, type GridColumn, type GridCriteria, type GridFilter, type GridRequest } from '../../ui/grid';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { SidePanel } from '../../ui/side-panel';
import { supplierKindLooks } from './looks';
import { emptySupplier, SupplierFields, type SupplierValues } from './supplier-fields';
import { SupplierPanel } from './supplier-panel';

const tables = ['supplier'];
const both = { isSortable: true, isFilterable: true } as const;
const columns: readonly GridColumn<SupplierRow>[] = [
  { key: 'name', header: 'suppliers.columns.name', kind: 'text', width: 260, ...both },
  { key: 'kind', header: 'suppliers.columns.kind', kind: 'state', width: 100, states: supplierKindLooks, ...both },
  { key: 'taxNo', header: 'suppliers.columns.taxNo', kind: 'text', width: 180, ...both },
  { key: 'contactName', header: 'suppliers.columns.contactName', kind: 'text', width: 100, ...both },
  { key: 'phone', header: 'suppliers.columns.phone', kind: 'text', width: 130, ...both },
  { key: 'address', header: 'suppliers.columns.address', kind: 'text', isWide: true },
  { key: 'createdAt', header: 'suppliers.columns.createdAt', kind: 'instant', width: 150, isSortable: true },
];

const segments = ['used', 'disabled', 'all'] as const;
type Segment = (typeof segments)[number];
const filtersOf: Readonly<Record<Segment, readonly GridFilter[]>> = {
  used: [{ op: 'range', column: 'isDisabled', min: 0, max: 0 }],
  disabled: [{ op: 'range', column: 'isDisabled', min: 1, max: 1 }],
  all: [],
};

const loadBlock = (request: GridRequest) => api.suppliers.list(request);
const loadTotals = (criteria: GridCriteria) => api.suppliers.totals(criteria);

type NewProps = { readonly onClose: () => void; readonly onCreated: (supplierId: number) => void };

const NewSupplier = ({ onClose, onCreated }: NewProps) => {
  const t = useT();
  const notice = useNotice();
  const create = useCommand(api.suppliers.create);
  return (
    <SidePanel title={t('suppliers.new')} width={480} onClose={onClose}>
      <FormPanel<SupplierValues, { supplierId: number; name: string }>
        initialValues={emptySupplier}
        onSubmit={async (values) => {
          const answer = await create.run(values);
          return answer.ok ? { ok: true, value: { ...answer.value, name: values.name } } : answer;
        }}
        onDone={({ supplierId, name }) => {
          notice.success(t('suppliers.created', { name }));
          onCreated(supplierId);
        }}
      >
        <SupplierFields autoFocus />
      </FormPanel>
    </SidePanel>
  );
};

type Beside = { readonly kind: 'one'; readonly supplierId: number } | { readonly kind: 'new' };

const SuppliersScreen = () => {
  const t = useT();
  const refreshKey = useTablesVersion(tables);
  const write = useMayState('suppliers.write');
  const [segment, setSegment] = useState<Segment>('used');
  const [beside, setBeside] = useState<Beside>();
  const close = () => setBeside(undefined);
  const open = (supplierId: number) => setBeside({ kind: 'one', supplierId });
  return (
    <div className="td-list-page">
      <DataGrid<SupplierRow>
        gridId="suppliers"
        label={t('suppliers.title')}
        columns={columns}
        loadBlock={loadBlock}
        loadTotals={loadTotals}
        fixedFilters={filtersOf[segment]}
        defaultSort={[{ column: 'name', direction: 'asc' }]}
        onOpen={({ id }) => open(id)}
        onSelect={([first]) => first && beside?.kind === 'one' && open(first.id)}
        refreshKey={refreshKey}
        searchHint={t('suppliers.searchHint')}
        emptyHint={t('suppliers.empty')}
        toolbarStart={
          <Segmented<Segment>
            aria-label={t('suppliers.columns.isDisabled')}
            value={segment}
            onChange={setSegment}
            options={segments.map((value) => ({ value, label: t(`suppliers.segments.${value}`) }))}
          />
        }
        toolbarEnd={
          <ActionButton
            type="primary"
            icon={<PlusOutlined aria-hidden />}
            state={write}
            onClick={() => setBeside({ kind: 'new' })}
          >
            {t('suppliers.new')}
          </ActionButton>
        }
      />
      {beside?.kind === 'one' && (
        <SupplierPanel key={beside.supplierId} supplierId={beside.supplierId} onClose={close} />
      )}
      {beside?.kind === 'new' && <NewSupplier onClose={close} onCreated={open} />}
    </div>
  );
};

export default SuppliersScreen;
