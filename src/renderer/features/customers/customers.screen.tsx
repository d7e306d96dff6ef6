/** Customers: the list, and one customer or a new one beside it. */
import { ImportOutlined, PlusOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { useState } from 'react';
import type { CustomerRow } from '../../../shared/contract/customers.contract';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { useMayState } from '../../rpc/me';
import { ActionButton } from '../../ui/action-button';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridCriteria, GridFilter, GridRequest } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { useTabActions } from '../../ui/tab-actions';
import { customerColumns } from './customer-columns';
import { CustomerPanel } from './customer-panel';
import { NewCustomer } from './new-customer';
import './customers.css';

const tables = ['customer'];
const loadBlock = (request: GridRequest) => api.customers.list(request);
const loadTotals = (criteria: GridCriteria) => api.customers.totals(criteria);

const segments = ['used', 'disabled', 'all'] as const;
type Segment = (typeof segments)[number];
const filtersOf: Readonly<Record<Segment, readonly GridFilter[]>> = {
  used: [{ op: 'range', column: 'isDisabled', min: 0, max: 0 }],
  disabled: [{ op: 'range', column: 'isDisabled', min: 1, max: 1 }],
  all: [],
};

type Beside = { readonly kind: 'customer'; readonly customerId: number } | { readonly kind: 'new' };

const CustomersScreen = () => {
  const t = useT();
  const refreshKey = useTablesVersion(tables);
  const { openTab } = useTabActions();
  const write = useMayState('customers.write');
  const [segment, setSegment] = useState<Segment>('used');
  const [beside, setBeside] = useState<Beside>();
  const close = () => setBeside(undefined);
  const open = ({ id: customerId }: Pick<CustomerRow, 'id'>) => setBeside({ kind: 'customer', customerId });
  return (
    <div className="td-list-page">
      <DataGrid
        gridId="customers"
        label={t('customers.title')}
        columns={customerColumns}
        loadBlock={loadBlock}
        loadTotals={loadTotals}
        fixedFilters={filtersOf[segment]}
        onOpen={open}
        onSelect={([first]) => first && beside?.kind === 'customer' && open(first)}
        refreshKey={refreshKey}
        searchHint={t('customers.searchHint')}
        emptyHint={t('customers.empty')}
        toolbarStart={
          <Segmented<Segment>
            aria-label={t('customers.columns.isDisabled')}
            value={segment}
            options={segments.map((value) => ({ value, label: t(`customers.segment.${value}`) }))}
            onChange={setSegment}
          />
        }
        toolbarEnd={
          <>
            <ActionButton
              icon={<ImportOutlined aria-hidden />}
              state={write}
              onClick={() => openTab({ key: 'imports', screen: 'imports' })}
            >
              {t('common.actions.import')}
            </ActionButton>
            <ActionButton
              type="primary"
              icon={<PlusOutlined aria-hidden />}
              state={write}
              onClick={() => setBeside({ kind: 'new' })}
            >
              {t('customers.new')}
            </ActionButton>
          </>
        }
      />
      {beside?.kind === 'customer' && (
        <CustomerPanel key={beside.customerId} customerId={beside.customerId} onClose={close} />
      )}
      {beside?.kind === 'new' && <NewCustomer onClose={close} onCreated={(id) => open({ id })} />}
    </div>
  );
};

export default CustomersScreen;
