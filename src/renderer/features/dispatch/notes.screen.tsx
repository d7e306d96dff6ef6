/** 出库单: every note by the step it waits for, and that step beside it. */
import { Segmented } from 'antd';
import { useState } from 'react';
import type { NoteRow } from '../../../shared/contract/dispatch-shapes';
import { noteSegments } from '../../../shared/domain/list-segments';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { useMayState, useMe } from '../../rpc/me';
import { ActionButton } from '../../ui/action-button';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, GridCriteria, GridRequest, RowAction } from '../../ui/grid/types';
import { useT, type Translate } from '../../ui/i18n';
import { StateTag } from '../../ui/state-tag';
import { type ScreenProps, useTabActions } from '../../ui/tab-actions';
import { namesOf, useSegment } from '../../ui/use-segment';
import { useFollowedRow } from '../../ui/use-followed-row';
import { BatchNotes } from './batch-ship';
import { NotePanel } from './note-panel';
import { noteLooks, noteTables } from './note-states';
import { PasteWaybills } from './paste-waybills';
import { useRemembered } from './remembered';
import './dispatch.css';

const loadBlock = (request: GridRequest) => api.dispatch.list(request);
const loadTotals = (criteria: GridCriteria) => api.dispatch.totals(criteria);

type Segment = keyof typeof noteSegments;
const segmentNames = namesOf(noteSegments);

const both = { isSortable: true, isFilterable: true } as const;
const columns: readonly GridColumn<NoteRow>[] = [
  { key: 'number', header: 'dispatch.columns.number', kind: 'text', width: 112, ...both },
  { key: 'state', header: 'dispatch.columns.state', kind: 'state', width: 90, states: noteLooks, ...both },
  { key: 'buyerName', header: 'dispatch.columns.buyerName', kind: 'text', isWide: true, ...both },
  { key: 'orderNumber', header: 'dispatch.columns.orderNumber', kind: 'text', width: 112, ...both },
  { key: 'lineCount', header: 'dispatch.columns.lineCount', kind: 'number', width: 60 },
  { key: 'waitingSince', header: 'dispatch.columns.waitingSince', kind: 'instant', width: 128, isSortable: true },
  { key: 'pickedBy', header: 'dispatch.columns.pickedBy', kind: 'text', width: 70 },
  { key: 'checkedBy', header: 'dispatch.columns.checkedBy', kind: 'text', width: 70 },
  {
    key: 'isSamePerson',
    header: 'dispatch.columns.isSamePerson',
    kind: 'text',
    width: 90,
    render: (row) => <SamePerson row={row} />,
  },
  {
    key: 'shortPicks',
    header: 'dispatch.columns.shortPicks',
    kind: 'number',
    width: 80,
    isHidden: true,
    isSortable: true,
  },
  { key: 'carrier', header: 'dispatch.columns.carrier', kind: 'text', width: 100 },
  { key: 'waybillNo', header: 'dispatch.columns.waybillNo', kind: 'text', width: 120, ...both },
  { key: 'shippedOn', header: 'dispatch.columns.shippedOn', kind: 'date', width: 92, ...both },
  { key: 'signedOn', header: 'dispatch.columns.signedOn', kind: 'date', width: 92, ...both },
  { key: 'createdOn', header: 'dispatch.columns.createdOn', kind: 'date', width: 110, isHidden: true, ...both },
  { key: 'printCount', header: 'dispatch.columns.printCount', kind: 'number', width: 80, isHidden: true },
];

const SamePerson = ({ row }: { readonly row: NoteRow }) => {
  const t = useT();
  return row.isSamePerson ? <StateTag tone="warning">{t('dispatch.note.samePerson')}</StateTag> : null;
};

type Openers = { readonly open: (row: NoteRow) => void; readonly page: (row: NoteRow) => void };

/** The step that the note waits for comes first; the rest is on the right mouse key. */
const actionsFor = (row: NoteRow, { open, page }: Openers, t: Translate): readonly RowAction[] => {
  const steps = ['finishPicking', 'check', 'ship', 'sign'] as const;
  const due = steps.filter((step) => row.actions[step] === true || row.actions[step].code !== 'STATE_CONFLICT');
  const dues = due.map((step) => {
    return { key: step, label: t(`dispatch.steps.${step}`), state: row.actions[step], onRun: () => open(row) };
  });
  const opening = {
    key: 'page',
    label: t('dispatch.buttons.openNote'),
    state: true,
    shortcut: 'O',
    onRun: () => page(row),
  } as const;
  return [...dues, opening];
};

/** Where a person's work lies when nothing was chosen yet. */
const useFirstSegment = (): Segment => {
  const { permissions } = useMe();
  if (permissions.includes('dispatch.issue')) return 'toPick';
  return permissions.includes('dispatch.check') ? 'toCheck' : 'all';
};

const NotesScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const { openTab } = useTabActions();
  const mayIssue = useMayState('dispatch.issue');
  const [isPasting, setIsPasting] = useState(false);
  const refreshKey = useTablesVersion(noteTables);
  const [kept, keep] = useRemembered('segment', useFirstSegment());
  const usual = segmentNames.find((name) => name === kept) ?? 'all';
  const [segment, setSegment] = useSegment<Segment>(params, segmentNames, usual);
  const choose = (wanted: Segment) => {
    keep(wanted);
    setSegment(wanted);
  };
  const { followed, enter: open, follow, close } = useFollowedRow();
  const [chosen, setChosen] = useState<readonly NoteRow[]>([]);
  const select = (rows: readonly NoteRow[]) => {
    setChosen(rows);
    follow(rows);
  };
  const page = ({ id, number }: NoteRow) =>
    openTab({ key: `note/${id}`, screen: 'note', title: number, params: { noteId: id } });
  return (
    <div className="td-list-page">
      <DataGrid
        gridId="notes"
        label={t('dispatch.notesTitle')}
        columns={columns}
        loadBlock={loadBlock}
        loadTotals={loadTotals}
        fixedFilters={noteSegments[segment]}
        onOpen={open}
        selectionMode="multiple"
        onSelect={select}
        rowActions={(row) => actionsFor(row, { open, page }, t)}
        refreshKey={refreshKey}
        emptyHint={t('dispatch.empty.notes')}
        toolbarEnd={
          <>
            <BatchNotes rows={chosen} />
            <ActionButton state={mayIssue} onClick={() => setIsPasting(true)}>
              {t('dispatch.waybills.title')}
            </ActionButton>
          </>
        }
        toolbarStart={
          <Segmented<Segment>
            aria-label={t('dispatch.columns.state')}
            value={segment}
            onChange={choose}
            options={segmentNames.map((value) => ({ value, label: t(`dispatch.segments.${value}`) }))}
          />
        }
      />
      {isPasting && <PasteWaybills onClose={() => setIsPasting(false)} />}
      {followed && <NotePanel key={followed.id} noteId={followed.id} entry={followed.entry} onClose={close} />}
    </div>
  );
};

export default NotesScreen;
