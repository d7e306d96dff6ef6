/** The list of red forms; the one that is open stands beside it, a new one too. */
import { Segmented } from 'antd';
import { useState } from 'react';
import type { RedFormRow } from '../../../shared/contract/red-letters.schemas';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, GridCriteria, GridFilter, GridRequest } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { useFollowedRow } from '../../ui/use-followed-row';
import { RedClock } from './red-clock';
import { RedFormPanel } from './red-form-panel';
import { redKindLooks, redLooks, redTables } from './red-looks';
import { NewRedForm } from './red-new-form';

const both = { isSortable: true, isFilterable: true } as const;
const Reason = ({ row }: { readonly row: RedFormRow }) => useT()(`redLetters.reasons.${row.reason}`);
const columns: readonly GridColumn<RedFormRow>[] = [
  { key: 'number', header: 'redLetters.columns.number', kind: 'text', width: 130, ...both },
  { key: 'state', header: 'redLetters.columns.state', kind: 'state', width: 120, states: redLooks, ...both },
  {
    key: 'hoursLeft',
    header: 'redLetters.columns.clock',
    kind: 'text',
    width: 116,
    render: (row) => <RedClock row={row} />,
  },
  { key: 'kind', header: 'redLetters.columns.kind', kind: 'state', width: 80, states: redKindLooks, ...both },
  { key: 'customerName', header: 'redLetters.columns.customerName', kind: 'text', isWide: true, ...both },
  { key: 'invoiceNumber', header: 'redLetters.columns.invoiceNumber', kind: 'text', width: 180 },
  { key: 'totalFen', header: 'redLetters.columns.totalFen', kind: 'money', width: 104, isSummed: true, ...both },
  {
    key: 'reason',
    header: 'redLetters.columns.reason',
    kind: 'text',
    width: 140,
    render: (row) => <Reason row={row} />,
  },
  { key: 'requestedBy', header: 'redLetters.columns.requestedBy', kind: 'text', width: 80 },
  { key: 'requestedOn', header: 'redLetters.columns.requestedOn', kind: 'date', width: 100, ...both },
  { key: 'waitingSince', header: 'redLetters.columns.waitingSince', kind: 'instant', width: 140, isSortable: true },
  { key: 'formNo', header: 'redLetters.columns.formNo', kind: 'text', width: 150 },
];
const defaultSort = [{ column: 'waitingSince', direction: 'desc' }] as const;
const states = (...values: string[]): readonly GridFilter[] => [{ op: 'in', column: 'state', values }];
const segments = {
  all: [],
  requested: states('requested'),
  approved: states('approved'),
  sent: states('sent'),
  confirmed: states('confirmed', 'exported', 'failed'),
  issued: states('issued'),
  ended: states('lapsed', 'rejected', 'refused', 'withdrawn'),
} as const satisfies Readonly<Record<string, readonly GridFilter[]>>;
type Segment = keyof typeof segments;
const names = Object.keys(segments) as readonly Segment[];

const loadBlock = (request: GridRequest) => api.redLetters.list(request);
const loadTotals = (criteria: GridCriteria) => api.redLetters.totals(criteria);

type Props = { readonly isNew: boolean; readonly onNew: (isNew: boolean) => void };

export const RedForms = ({ isNew, onNew }: Props) => {
  const t = useT();
  const refreshKey = useTablesVersion(redTables);
  const [segment, setSegment] = useState<Segment>('all');
  const { followed, enter, follow, close } = useFollowedRow();
  return (
    <div className="td-list-page">
      <DataGrid<RedFormRow>
        gridId="redForms"
        label={t('redLetters.title')}
        columns={columns}
        loadBlock={loadBlock}
        loadTotals={loadTotals}
        fixedFilters={segments[segment]}
        defaultSort={defaultSort}
        onOpen={(row) => {
          onNew(false);
          enter(row);
        }}
        onSelect={follow}
        refreshKey={refreshKey}
        emptyHint={t('redLetters.empty')}
        toolbarStart={
          <Segmented<Segment>
            aria-label={t('redLetters.columns.state')}
            value={segment}
            onChange={setSegment}
            options={names.map((value) => ({ value, label: t(`redLetters.segments.${value}`) }))}
          />
        }
      />
      {isNew && <NewRedForm onClose={() => onNew(false)} />}
      {!isNew && followed && (
        <RedFormPanel key={followed.id} requestId={followed.id} entry={followed.entry} onClose={close} />
      )}
    </div>
  );
};
