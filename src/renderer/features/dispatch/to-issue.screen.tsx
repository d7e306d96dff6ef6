/** 待开单: approved orders that wait for their notes, the longest waiting first. */
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { ToIssueRow } from '../../../shared/contract/dispatch-shapes';
import { toIssueSegments } from '../../../shared/domain/list-segments';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, GridCriteria, GridRequest, StateLook } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { StateTag, type Tone } from '../../ui/state-tag';
import { type ScreenProps, useTabActions } from '../../ui/tab-actions';
import { useFollowedRow } from '../../ui/use-followed-row';
import { namesOf, useSegment } from '../../ui/use-segment';
import { BatchShip } from './batch-ship';
import { IssuePanel } from './issue-panel';
import { noteTables } from './note-states';

type Segment = keyof typeof toIssueSegments;
const segments = namesOf(toIssueSegments);
const loadersOf = (segment: Segment) => {
  const own = segment === 'all' ? {} : { segment };
  return {
    loadBlock: (request: GridRequest) => api.dispatch.toIssue({ ...request, ...own }),
    loadTotals: (criteria: GridCriteria) => api.dispatch.toIssueTotals({ ...criteria, ...own }),
  };
};

type Availability = ToIssueRow['availability'];
const tones: Readonly<Record<Availability, Tone>> = { all: 'good', part: 'warning', none: 'bad' };
const looks: Readonly<Record<Availability, StateLook>> = {
  all: { label: 'dispatch.availability.all', tone: 'good' },
  part: { label: 'dispatch.availability.part', tone: 'warning' },
  none: { label: 'dispatch.availability.none', tone: 'bad' },
};

const Stock = ({ row }: { readonly row: ToIssueRow }) => {
  const t = useT();
  return <StateTag tone={tones[row.availability]}>{t(`dispatch.availability.${row.availability}`)}</StateTag>;
};

const both = { isSortable: true, isFilterable: true } as const;
const columns: readonly GridColumn<ToIssueRow>[] = [
  { key: 'number', header: 'dispatch.columns.orderNumber', kind: 'text', width: 112, ...both },
  { key: 'buyerName', header: 'dispatch.columns.buyerName', kind: 'text', isWide: true, ...both },
  {
    key: 'availability',
    header: 'dispatch.columns.availability',
    kind: 'state',
    width: 100,
    states: looks,
    render: (row) => <Stock row={row} />,
  },
  { key: 'restLines', header: 'dispatch.columns.restLines', kind: 'number', width: 90 },
  { key: 'deliveryOn', header: 'dispatch.columns.deliveryOn', kind: 'date', width: 92, ...both },
  { key: 'waitingSince', header: 'dispatch.columns.waitingSince', kind: 'instant', width: 128, isSortable: true },
  { key: 'shippingDemand', header: 'dispatch.columns.shippingDemand', kind: 'text', width: 180 },
  { key: 'receiverAddress', header: 'dispatch.columns.receiverAddress', kind: 'text', width: 220 },
];

const ToIssueScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const { openTab } = useTabActions();
  const refreshKey = useTablesVersion(noteTables);
  const [segment, setSegment] = useSegment<Segment>(params, segments, 'all');
  const loaders = useMemo(() => loadersOf(segment), [segment]);
  const { followed, enter: open, follow, close } = useFollowedRow();
  const [chosen, setChosen] = useState<readonly ToIssueRow[]>([]);
  const select = (rows: readonly ToIssueRow[]) => {
    setChosen(rows);
    follow(rows);
  };
  const openNote = ({ noteId, number }: { noteId: number; number: string }) => {
    close();
    openTab({ key: `note/${noteId}`, screen: 'note', title: number, params: { noteId } });
  };
  return (
    <div className="td-list-page">
      <DataGrid
        gridId="toIssue"
        label={t('dispatch.toIssueTitle')}
        columns={columns}
        {...loaders}
        fixedFilters={toIssueSegments[segment]}
        onOpen={open}
        selectionMode="multiple"
        onSelect={select}
        toolbarStart={
          <Segmented<Segment>
            aria-label={t('dispatch.toIssueTitle')}
            value={segment}
            onChange={setSegment}
            options={segments.map((value) => ({ value, label: t(`dispatch.toIssueSegments.${value}`) }))}
          />
        }
        toolbarEnd={<BatchShip rows={chosen} />}
        rowActions={(row) => [
          {
            key: 'issue',
            label: t('dispatch.steps.issue'),
            state: row.actions.issue,
            shortcut: 'I',
            onRun: () => open(row),
          },
        ]}
        refreshKey={refreshKey}
        emptyHint={t('dispatch.empty.toIssue')}
      />
      {followed && (
        <IssuePanel
          key={followed.id}
          orderId={followed.id}
          entry={followed.entry}
          onClose={close}
          onIssued={close}
          onShipped={openNote}
        />
      )}
    </div>
  );
};

export default ToIssueScreen;
