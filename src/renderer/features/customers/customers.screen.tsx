/** Customers: the list, and one customer or a new one beside it. */
import { ImportOutlined, PlusOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { CustomerRow } from '../../../shared/contract/customers.contract';
import { customerGaps, type CustomerGap } from '../../../shared/domain/gap-words';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { useMayState } from '../../rpc/me';
import { ActionButton } from '../../ui/action-button';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridCriteria, GridFilter, GridRequest } from '../../ui/grid/types';
import { GapFilter, useGap } from '../../ui/gap-filter';
import { type TextKey, useT } from '../../ui/i18n';
import { type ScreenProps, useTabActions } from '../../ui/tab-actions';
import { customerColumns } from './customer-columns';
import { CustomerPanel } from './customer-panel';
import { NewCustomer } from './new-customer';
import './customers.css';

const tables = ['customer'];
const gapTexts: Readonly<Record<CustomerGap, TextKey>> = {
  licence: 'imports.gaps.customersWithoutLicence',
  taxNo: 'imports.gaps.customersWithoutTaxNo',
  address: 'imports.gaps.customersWithoutAddress',
  credit: 'imports.gaps.customersWithoutCredit',
  price: 'imports.gaps.customersWithoutPrice',
};
const loadersOf = (gap: CustomerGap | undefined) => {
  const lacking = gap ? { gap } : {};
  return {
    loadBlock: (request: GridRequest) => api.customers.list({ ...request, ...lacking }),
    loadTotals: (criteria: GridCriteria) => api.customers.totals({ ...criteria, ...lacking }),
  };
};

const segments = ['used', 'disabled', 'all'] as const;
type Segment = (typeof segments)[number];
const filtersOf: Readonly<Record<Segment, readonly GridFilter[]>> = {
  used: [{ op: 'range', column: 'isDisabled', min: 0, max: 0 }],
  disabled: [{ op: 'range', column: 'isDisabled', min: 1, max: 1 }],
  all: [],
};

type Beside = { readonly kind: 'customer'; readonly customerId: number } | { readonly kind: 'new' };

const CustomersScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const { gap, showAll } = useGap(params, customerGaps);
  const loaders = useMemo(() => loadersOf(gap), [gap]);
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
        key={gap ?? ''}
        gridId="customers"
        label={t('customers.title')}
        columns={customerColumns}
        {...loaders}
        fixedFilters={filtersOf[gap ? 'all' : segment]}
        onOpen={open}
        onSelect={([first]) => first && beside?.kind === 'customer' && open(first)}
        refreshKey={refreshKey}
        searchHint={t('customers.searchHint')}
        emptyHint={t('customers.empty')}
        toolbarStart={
          gap ? (
            <GapFilter label={t(gapTexts[gap])} onShowAll={showAll} />
          ) : (
            <Segmented<Segment>
              aria-label={t('customers.columns.isDisabled')}
              value={segment}
              options={segments.map((value) => ({ value, label: t(`customers.segment.${value}`) }))}
              onChange={setSegment}
            />
          )
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
