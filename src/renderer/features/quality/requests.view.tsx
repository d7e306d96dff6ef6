/** Requests of qualification: what waits first, decided in the panel beside, or all complete ones at once. */
import { Modal, Segmented } from 'antd';
import { useState } from 'react';
import type { QualificationRow } from '../../../shared/contract/quality.schemas';
import { qualificationSegments } from '../../../shared/domain/list-segments';
import {
  qualificationStates,
  qualificationSubjects,
  type QualificationSubject,
} from '../../../shared/domain/quality-words';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { useMayState } from '../../rpc/me';
import { useCommand } from '../../rpc/use-command';
import { ActionButton } from '../../ui/action-button';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, GridCriteria, GridRequest, StateLook } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { StateTag, type Tone } from '../../ui/state-tag';
import type { ScreenProps } from '../../ui/tab-actions';
import { useFollowedRow } from '../../ui/use-followed-row';
import { namesOf, useSegment } from '../../ui/use-segment';
import { QualificationPanel } from './qualification-panel';

const tables = ['qualification'];
const loadBlock = (request: GridRequest) => api.quality.list(request);
const loadTotals = (criteria: GridCriteria) => api.quality.totals(criteria);

const tones: Readonly<Record<QualificationRow['state'], Tone>> = {
  requested: 'info',
  approved: 'good',
  refused: 'bad',
  withdrawn: 'neutral',
  ended: 'bad',
};
export const stateLooks: Readonly<Record<string, StateLook>> = Object.fromEntries(
  qualificationStates.map((state) => [state, { label: `quality.state.${state}`, tone: tones[state] } as const]),
);
const subjects: Readonly<Record<string, StateLook>> = Object.fromEntries(
  qualificationSubjects.map((subject) => [subject, { label: `quality.subject.${subject}`, tone: 'neutral' } as const]),
);

const SamePerson = ({ row }: { readonly row: QualificationRow }) => {
  const t = useT();
  return row.isSamePerson ? <StateTag tone="warning">{t('quality.columns.samePerson')}</StateTag> : null;
};

const both = { isSortable: true, isFilterable: true } as const;
const columns: readonly GridColumn<QualificationRow>[] = [
  { key: 'number', header: 'quality.columns.number', kind: 'text', width: 120, ...both },
  { key: 'subjectKind', header: 'quality.columns.subjectKind', kind: 'state', width: 90, states: subjects, ...both },
  { key: 'subjectName', header: 'quality.columns.subjectName', kind: 'text', isWide: true, ...both },
  { key: 'state', header: 'quality.columns.state', kind: 'state', width: 80, states: stateLooks, ...both },
  { key: 'requestedBy', header: 'quality.columns.requestedBy', kind: 'text', width: 80 },
  { key: 'requestedOn', header: 'quality.columns.requestedOn', kind: 'date', width: 100, ...both },
  { key: 'decidedBy', header: 'quality.columns.decidedBy', kind: 'text', width: 80 },
  { key: 'decidedOn', header: 'quality.columns.decidedOn', kind: 'date', width: 100, ...both },
  { key: 'validUntilOn', header: 'quality.columns.validUntilOn', kind: 'date', width: 100, ...both },
  {
    key: 'isSamePerson',
    header: 'quality.columns.samePerson',
    kind: 'text',
    width: 90,
    render: (row) => <SamePerson row={row} />,
  },
];

type Segment = keyof typeof qualificationSegments;
const segments = namesOf(qualificationSegments);

type BatchKind = 'request' | 'approve';

/** Two commands over everything that is complete: one asks, the other approves. */
const useBatch = () => {
  const t = useT();
  const notice = useNotice();
  const request = useCommand(api.quality.requestComplete);
  const approve = useCommand(api.quality.approveComplete);
  return async (kind: BatchKind, subjectKind: QualificationSubject): Promise<void> => {
    if (kind === 'request') {
      const answer = await request.run({ subjectKind });
      if (notice.accept(answer) && answer.ok) notice.success(t('quality.requestCompleteDone', answer.value));
      return;
    }
    const answer = await approve.run({ subjectKind });
    if (notice.accept(answer) && answer.ok) notice.success(t('quality.approveCompleteDone', answer.value));
  };
};

const Batch = ({ kind }: { readonly kind: BatchKind }) => {
  const t = useT();
  const run = useBatch();
  const state = useMayState(kind === 'request' ? 'quality.request' : 'quality.approve');
  const [isOpen, setIsOpen] = useState(false);
  const [subjectKind, setSubjectKind] = useState<QualificationSubject>('buyer');
  const label = t(kind === 'request' ? 'quality.requestComplete' : 'quality.approveComplete');
  const subject = t(`quality.subject.${subjectKind}`);
  const confirm = async () => {
    setIsOpen(false);
    await run(kind, subjectKind);
  };
  return (
    <>
      <ActionButton state={state} onClick={() => setIsOpen(true)}>
        {label}
      </ActionButton>
      <Modal open={isOpen} title={label} onCancel={() => setIsOpen(false)} onOk={() => void confirm()} okText={label}>
        <Segmented<QualificationSubject>
          aria-label={t('quality.columns.subjectKind')}
          value={subjectKind}
          options={qualificationSubjects.map((value) => ({ value, label: t(`quality.subject.${value}`) }))}
          onChange={setSubjectKind}
        />
        <p>{t(kind === 'request' ? 'quality.requestCompleteAsk' : 'quality.approveCompleteAsk', { subject })}</p>
      </Modal>
    </>
  );
};

export const RequestsView = ({ params }: Pick<ScreenProps, 'params'>) => {
  const t = useT();
  const refreshKey = useTablesVersion(tables);
  const [segment, setSegment] = useSegment<Segment>(params, segments, 'requested');
  const { followed, enter, follow, close } = useFollowedRow();
  return (
    <div className="td-list-page">
      <DataGrid
        gridId="qualifications"
        label={t('quality.requestsTitle')}
        columns={columns}
        loadBlock={loadBlock}
        loadTotals={loadTotals}
        fixedFilters={qualificationSegments[segment]}
        onOpen={enter}
        onSelect={follow}
        refreshKey={refreshKey}
        searchHint={t('quality.searchHint')}
        emptyHint={t('quality.empty')}
        toolbarStart={
          <Segmented<Segment>
            aria-label={t('quality.columns.state')}
            value={segment}
            options={segments.map((value) => ({
              value,
              label: t(value === 'all' ? 'quality.segment.all' : `quality.state.${value}`),
            }))}
            onChange={setSegment}
          />
        }
        toolbarEnd={
          !followed && (
            <>
              <Batch kind="request" />
              <Batch kind="approve" />
            </>
          )
        }
      />
      {followed && (
        <QualificationPanel key={followed.id} qualificationId={followed.id} entry={followed.entry} onClose={close} />
      )}
    </div>
  );
};
