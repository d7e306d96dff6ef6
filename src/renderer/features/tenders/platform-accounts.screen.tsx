/** The firm's accounts on platforms, and one of them beside the list. */
import { PlusOutlined } from '@ant-design/icons';
import { useState } from 'react';
import type { PlatformAccountRow } from '../../../shared/contract/platform-accounts.contract';
import type { SecretState } from '../../../shared/domain/tender-paper-words';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { useMayState } from '../../rpc/me';
import { ActionButton } from '../../ui/action-button';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, GridCriteria, GridRequest, StateLook } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { StateTag } from '../../ui/state-tag';
import { useFollowedRow } from '../../ui/use-followed-row';
import { accountTables } from './paper-words';
import { NewAccount } from './platform-account-forms';
import { PlatformAccountPanel } from './platform-account-panel';
import './papers.css';

const secretLooks: Readonly<Record<SecretState, StateLook>> = {
  none: { label: 'platformAccounts.secretStates.none', tone: 'neutral' },
  stored: { label: 'platformAccounts.secretStates.stored', tone: 'good' },
  keyLost: { label: 'platformAccounts.secretStates.keyLost', tone: 'bad' },
};
const Disabled = ({ row }: { readonly row: PlatformAccountRow }) => {
  const t = useT();
  return row.isDisabled ? <StateTag>{t('platformAccounts.states.disabled')}</StateTag> : null;
};

const both = { isSortable: true, isFilterable: true } as const;
const columns: readonly GridColumn<PlatformAccountRow>[] = [
  { key: 'platform', header: 'platformAccounts.columns.platform', kind: 'text', width: 230, ...both },
  { key: 'province', header: 'platformAccounts.columns.province', kind: 'text', width: 110, ...both },
  { key: 'loginName', header: 'platformAccounts.columns.loginName', kind: 'text', width: 160, ...both },
  { key: 'password', header: 'platformAccounts.columns.password', kind: 'state', width: 110, states: secretLooks },
  { key: 'caPin', header: 'platformAccounts.columns.caPin', kind: 'state', width: 110, states: secretLooks },
  { key: 'caName', header: 'platformAccounts.columns.ca', kind: 'text', isWide: true },
  { key: 'caExpiresOn', header: 'platformAccounts.columns.caExpiresOn', kind: 'date', width: 110 },
  { key: 'codeCount', header: 'platformAccounts.columns.codeCount', kind: 'number', width: 96 },
  {
    ...{ key: 'isDisabled', header: 'platformAccounts.columns.isDisabled', kind: 'text', width: 80, isSortable: true },
    render: (row) => <Disabled row={row} />,
  },
];
const loadBlock = (request: GridRequest) => api.platformAccounts.list(request);
const loadTotals = (criteria: GridCriteria) => api.platformAccounts.totals(criteria);

const PlatformAccountsScreen = () => {
  const t = useT();
  const refreshKey = useTablesVersion(accountTables);
  const write = useMayState('platformAccounts.write');
  const { followed, enter, follow, close } = useFollowedRow();
  const [isNew, setIsNew] = useState(false);
  const open = (row: { readonly id: number }) => {
    setIsNew(false);
    enter(row);
  };
  return (
    <div className="td-list-page">
      <DataGrid<PlatformAccountRow>
        gridId="platformAccounts"
        label={t('platformAccounts.title')}
        columns={columns}
        loadBlock={loadBlock}
        loadTotals={loadTotals}
        onOpen={open}
        onSelect={follow}
        rowActions={(row) => [
          { key: 'open', label: t('platformAccounts.act.open'), state: true, onRun: () => open(row) },
        ]}
        refreshKey={refreshKey}
        searchHint={t('platformAccounts.searchHint')}
        emptyHint={t('platformAccounts.empty')}
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
            {t('platformAccounts.new')}
          </ActionButton>
        }
      />
      {followed && !isNew && (
        <PlatformAccountPanel key={followed.id} accountId={followed.id} entry={followed.entry} onClose={close} />
      )}
      {isNew && <NewAccount onClose={() => setIsNew(false)} onCreated={(id) => open({ id })} />}
    </div>
  );
};

export default PlatformAccountsScreen;
