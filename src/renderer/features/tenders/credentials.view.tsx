/** The firm's own credentials by their last day, and one of them beside the list. */
import { PlusOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { CredentialRow } from '../../../shared/contract/credentials.contract';
import { credentialSegments, type CredentialSegment } from '../../../shared/domain/tender-paper-words';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { useMayState } from '../../rpc/me';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, GridCriteria, GridRequest } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { StateTag } from '../../ui/state-tag';
import type { ScreenProps } from '../../ui/tab-actions';
import { useFollowedRow } from '../../ui/use-followed-row';
import { useSegment } from '../../ui/use-segment';
import { NewCredential } from './credential-forms';
import { CredentialPanel } from './credential-panel';
import { credentialTables, kindLooks, levelLooks } from './paper-words';

const Ends = ({ row }: { readonly row: CredentialRow }) => {
  const t = useT();
  return row.expiresOn ?? t('credentials.longTerm');
};
const Hurt = ({ row }: { readonly row: CredentialRow }) => {
  const t = useT();
  return row.hurtCount === 0 ? null : (
    <StateTag tone="bad">{t('credentials.hurts', { count: row.hurtCount })}</StateTag>
  );
};

const both = { isSortable: true, isFilterable: true } as const;
const columns: readonly GridColumn<CredentialRow>[] = [
  { key: 'name', header: 'credentials.columns.name', kind: 'text', width: 230, ...both },
  { key: 'kind', header: 'credentials.columns.kind', kind: 'state', width: 92, states: kindLooks, ...both },
  {
    ...{ key: 'expiresOn', header: 'credentials.columns.expiresOn', kind: 'date', width: 106, ...both },
    render: (row) => <Ends row={row} />,
  },
  { key: 'daysLeft', header: 'credentials.columns.daysLeft', kind: 'number', width: 84 },
  { key: 'level', header: 'credentials.columns.level', kind: 'state', width: 90, states: levelLooks },
  {
    ...{ key: 'hurtCount', header: 'credentials.columns.hurtCount', kind: 'number', width: 90 },
    render: (row) => <Hurt row={row} />,
  },
  { key: 'lentTo', header: 'credentials.columns.lentTo', kind: 'text', width: 100 },
  { key: 'number', header: 'credentials.columns.number', kind: 'text', width: 150, ...both },
  { key: 'productName', header: 'credentials.columns.productName', kind: 'text', width: 130, ...both },
  { key: 'holder', header: 'credentials.columns.holder', kind: 'text', isWide: true, ...both },
  { key: 'platform', header: 'credentials.columns.platform', kind: 'text', width: 130, isHidden: true, ...both },
  { key: 'issuedOn', header: 'credentials.columns.issuedOn', kind: 'date', width: 106, isHidden: true, ...both },
];
const loadersOf = (segment: CredentialSegment) => ({
  loadBlock: (request: GridRequest) => api.credentials.list({ ...request, segment }),
  loadTotals: (criteria: GridCriteria) => api.credentials.totals({ ...criteria, segment }),
});

const settingTables = ['setting'];
/** The firm's steps of warning, as the segments are called. */
const useDays = () => {
  const all = useRead(['settings.all'], () => api.settings.all({}), { tables: settingTables }).value;
  const days = (key: string, standard: number) => Number(all?.[key]?.value ?? standard);
  const steps: Partial<Record<CredentialSegment, number>> = {
    ...{
      urgent: days('licenceUrgentDays', 30),
      soon: days('licenceSoonDays', 60),
      early: days('licenceEarlyDays', 90),
    },
  };
  return (segment: CredentialSegment) => steps[segment] ?? 0;
};

export const CredentialsView = ({ params }: Pick<ScreenProps, 'params'>) => {
  const t = useT();
  const refreshKey = useTablesVersion(credentialTables);
  const write = useMayState('credentials.write');
  const [segment, setSegment] = useSegment<CredentialSegment>(params, credentialSegments, 'current');
  const daysOf = useDays();
  const { followed, enter, follow, close } = useFollowedRow();
  const [isNew, setIsNew] = useState(false);
  const loaders = useMemo(() => loadersOf(segment), [segment]);
  const open = (row: { readonly id: number }) => {
    setIsNew(false);
    enter(row);
  };
  return (
    <div className="td-list-page">
      <DataGrid<CredentialRow>
        gridId="credentials"
        label={t('credentials.title')}
        columns={columns}
        {...loaders}
        defaultSort={[{ column: 'expiresOn', direction: 'asc' }]}
        onOpen={open}
        onSelect={follow}
        rowActions={(row) => [{ key: 'open', label: t('credentials.act.open'), state: true, onRun: () => open(row) }]}
        refreshKey={refreshKey}
        searchHint={t('credentials.searchHint')}
        emptyHint={t('credentials.empty')}
        toolbarStart={
          <Segmented<CredentialSegment>
            aria-label={t('credentials.columns.level')}
            value={segment}
            options={credentialSegments.map((value) => ({
              value,
              label: t(`credentials.segments.${value}`, { days: daysOf(value) }),
            }))}
            onChange={setSegment}
          />
        }
        toolbarEnd={
          <ActionButton
            type="primary"
            icon={<PlusOutlined aria-hidden />}
            state={write}
            onClick={() => {
              close();
              setIsNew(true);
            }}
          >
            {t('credentials.new')}
          </ActionButton>
        }
      />
      {followed && !isNew && (
        <CredentialPanel key={followed.id} credentialId={followed.id} entry={followed.entry} onClose={close} />
      )}
      {isNew && <NewCredential onClose={() => setIsNew(false)} onCreated={(id) => open({ id })} />}
    </div>
  );
};
