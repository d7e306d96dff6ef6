/** 开票申请: normal ones and those in advance, by what they wait for. */
import { PlusOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { useState } from 'react';
import type { RequestRow } from '../../../shared/contract/invoicing-shapes';
import { invoiceRequestSegments } from '../../../shared/domain/list-segments';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { useMayState } from '../../rpc/me';
import { ActionButton } from '../../ui/action-button';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, GridCriteria, GridRequest } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import type { ScreenProps } from '../../ui/tab-actions';
import { useFollowedRow } from '../../ui/use-followed-row';
import { namesOf, useSegment } from '../../ui/use-segment';
import { AdvanceForm } from './advance-form';
import { requestKindLooks, requestStateLooks, requestTables } from './request-looks';
import { RequestPanel } from './request-panel';

type Segment = keyof typeof invoiceRequestSegments;
const segments = namesOf(invoiceRequestSegments);

const both = { isSortable: true, isFilterable: true } as const;
const columns: readonly GridColumn<RequestRow>[] = [
  { key: 'number', header: 'invoicing.requests.columns.number', kind: 'text', width: 140, ...both },
  {
    key: 'kind',
    header: 'invoicing.requests.columns.kind',
    kind: 'state',
    width: 90,
    states: requestKindLooks,
    ...both,
  },
  {
    key: 'state',
    header: 'invoicing.requests.columns.state',
    kind: 'state',
    width: 100,
    states: requestStateLooks,
    ...both,
  },
  { key: 'customerName', header: 'invoicing.requests.columns.customerName', kind: 'text', isWide: true, ...both },
  { key: 'totalFen', header: 'invoicing.requests.columns.total', kind: 'money', width: 130, isSummed: true, ...both },
  { key: 'requestedOn', header: 'invoicing.requests.columns.requestedOn', kind: 'date', width: 110, ...both },
  { key: 'requestedBy', header: 'invoicing.requests.columns.requestedBy', kind: 'text', width: 90 },
  { key: 'reason', header: 'invoicing.requests.columns.reason', kind: 'text', width: 160 },
  {
    key: 'waitingSince',
    header: 'invoicing.requests.columns.waitingSince',
    kind: 'instant',
    width: 140,
    isSortable: true,
  },
];

const loadBlock = (request: GridRequest) => api.invoicing.list(request);
const loadTotals = (criteria: GridCriteria) => api.invoicing.totals(criteria);

const RequestsScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const refreshKey = useTablesVersion(requestTables);
  const mayRequest = useMayState('invoicing.request');
  const [segment, setSegment] = useSegment<Segment>(params, segments, 'all');
  const [isNew, setIsNew] = useState(false);
  const { followed, enter, follow, close } = useFollowedRow();
  return (
    <div className="td-list-page">
      <DataGrid
        gridId="invoiceRequests"
        label={t('invoicing.requests.title')}
        columns={columns}
        loadBlock={loadBlock}
        loadTotals={loadTotals}
        fixedFilters={invoiceRequestSegments[segment]}
        onOpen={(row) => {
          setIsNew(false);
          enter(row);
        }}
        onSelect={follow}
        refreshKey={refreshKey}
        emptyHint={t('invoicing.requests.empty')}
        toolbarStart={
          <Segmented<Segment>
            aria-label={t('invoicing.requests.columns.state')}
            value={segment}
            onChange={setSegment}
            options={segments.map((value) => ({ value, label: t(`invoicing.requests.segments.${value}`) }))}
          />
        }
        toolbarEnd={
          <ActionButton
            type="primary"
            icon={<PlusOutlined aria-hidden />}
            state={mayRequest}
            onClick={() => {
              close();
              setIsNew(true);
            }}
          >
            {t('invoicing.steps.advance')}
          </ActionButton>
        }
      />
      {isNew && <AdvanceForm onClose={() => setIsNew(false)} />}
      {!isNew && followed && (
        <RequestPanel key={followed.id} requestId={followed.id} entry={followed.entry} onClose={close} />
      )}
    </div>
  );
};

export default RequestsScreen;
