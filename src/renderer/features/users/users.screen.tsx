/** People and departments: the list, and the person or the tree beside it. */
import { ApartmentOutlined, UserAddOutlined } from '@ant-design/icons';
import { useState } from 'react';
import type { UserRow } from '../../../shared/contract/users.contract';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { useMayState } from '../../rpc/me';
import { ActionButton } from '../../ui/action-button';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, GridCriteria, GridRequest } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { StateTag } from '../../ui/state-tag';
import { NewPerson } from './new-person';
import { PersonPanel } from './person-panel';
import { PostTags } from './post-tags';
import { UnitsPanel } from './units-panel';

const tables = ['user', 'org_unit'];
const loadBlock = (request: GridRequest) => api.users.list(request);
const loadTotals = (criteria: GridCriteria) => api.users.totals(criteria);

const State = ({ row }: { readonly row: UserRow }) => {
  const t = useT();
  return (
    <StateTag tone={row.isDisabled ? 'neutral' : 'good'}>
      {t(row.isDisabled ? 'users.state.disabled' : 'users.state.enabled')}
    </StateTag>
  );
};

const columns: readonly GridColumn<UserRow>[] = [
  { key: 'name', header: 'users.columns.name', kind: 'text', width: 140, isSortable: true, isFilterable: true },
  {
    key: 'loginName',
    header: 'users.columns.loginName',
    kind: 'text',
    width: 140,
    isSortable: true,
    isFilterable: true,
  },
  {
    key: 'posts',
    header: 'users.columns.posts',
    kind: 'text',
    isWide: true,
    render: (row) => <PostTags posts={row.posts} />,
    copy: (row) => row.posts.join(' '),
  },
  { key: 'orgUnitName', header: 'users.columns.unit', kind: 'text', width: 180 },
  { key: 'state', header: 'users.columns.state', kind: 'text', width: 90, render: (row) => <State row={row} /> },
];

type Beside =
  | { readonly kind: 'person'; readonly userId: number }
  | { readonly kind: 'new' }
  | { readonly kind: 'units' };

const UsersScreen = () => {
  const t = useT();
  const refreshKey = useTablesVersion(tables);
  const [beside, setBeside] = useState<Beside>();
  const close = () => setBeside(undefined);
  const open = ({ id: userId }: UserRow) => setBeside({ kind: 'person', userId });
  const write = useMayState('users.write');
  return (
    <div className="td-list-page">
      <DataGrid
        gridId="users"
        label={t('users.title')}
        columns={columns}
        loadBlock={loadBlock}
        loadTotals={loadTotals}
        onOpen={open}
        onSelect={([first]) => first && beside?.kind === 'person' && open(first)}
        refreshKey={refreshKey}
        emptyHint={t('users.empty')}
        toolbarEnd={
          <>
            <ActionButton icon={<ApartmentOutlined />} onClick={() => setBeside({ kind: 'units' })}>
              {t('users.units')}
            </ActionButton>
            <ActionButton
              type="primary"
              icon={<UserAddOutlined />}
              state={write}
              onClick={() => setBeside({ kind: 'new' })}
            >
              {t('users.new')}
            </ActionButton>
          </>
        }
      />
      {beside?.kind === 'person' && <PersonPanel key={beside.userId} userId={beside.userId} onClose={close} />}
      {beside?.kind === 'new' && <NewPerson onClose={close} />}
      {beside?.kind === 'units' && <UnitsPanel onClose={close} />}
    </div>
  );
};

export default UsersScreen;
