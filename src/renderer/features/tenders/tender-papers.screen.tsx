/** Papers of all tenders: what waits for the seal, for one's own review, what is not ready. */
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { DocumentRow } from '../../../shared/contract/tender-documents.contract';
import { documentSegments, type DocumentSegment } from '../../../shared/domain/tender-paper-words';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, GridCriteria, GridRequest } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { type ScreenProps, useTabActions } from '../../ui/tab-actions';
import { useSegment } from '../../ui/use-segment';
import { PaperSignings } from './document-cells';
import { DocumentPanel } from './document-panel';
import { useDocumentSteps } from './document-steps';
import { documentLooks, documentTables, paperName } from './paper-words';
import './papers.css';

const Name = ({ row }: { readonly row: DocumentRow }) => paperName(row, useT());

const both = { isSortable: true, isFilterable: true } as const;
const columns: readonly GridColumn<DocumentRow>[] = [
  { key: 'tenderNumber', header: 'tenderDocuments.columns.tenderNumber', kind: 'text', width: 130, ...both },
  { key: 'tenderTitle', header: 'tenderDocuments.columns.tenderTitle', kind: 'text', isWide: true, ...both },
  {
    ...{ key: 'name', header: 'tenderDocuments.columns.name', kind: 'text', width: 210 },
    render: (row) => <Name row={row} />,
  },
  { key: 'state', header: 'tenderDocuments.columns.state', kind: 'state', width: 90, states: documentLooks, ...both },
  {
    ...{ key: 'signing', header: 'tenderDocuments.columns.signing', kind: 'text', width: 160 },
    value: () => '',
    render: (row) => <PaperSignings paper={row} />,
  },
  { key: 'reviewerName', header: 'tenderDocuments.columns.reviewer', kind: 'text', width: 100, ...both },
  { key: 'waitsSince', header: 'tenderDocuments.columns.waitsSince', kind: 'instant', width: 140, isSortable: true },
  {
    key: 'bidDeadlineAt',
    header: 'tenderDocuments.columns.bidDeadlineAt',
    kind: 'instant',
    width: 140,
    isSortable: true,
  },
];
const loadersOf = (segment: DocumentSegment) => ({
  loadBlock: (request: GridRequest) => api.tenderDocuments.list({ ...request, segment }),
  loadTotals: (criteria: GridCriteria) => api.tenderDocuments.totals({ ...criteria, segment }),
});

const TenderPapersScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const { openTab } = useTabActions();
  const version = useTablesVersion(documentTables);
  const [segment, setSegment] = useSegment<DocumentSegment>(params, documentSegments, 'sealsAsked');
  const loaders = useMemo(() => loadersOf(segment), [segment]);
  const steps = useDocumentSteps();
  const [paper, setPaper] = useState<DocumentRow>();
  const [entry, setEntry] = useState(0);
  const open = (row: DocumentRow) => {
    setPaper(row);
    setEntry((one) => one + 1);
  };
  const goTo = ({ tenderId, tenderNumber }: DocumentRow) =>
    openTab({ key: `tender/${tenderId}`, screen: 'tender', title: tenderNumber, params: { tenderId } });
  return (
    <div className="td-list-page">
      <DataGrid<DocumentRow>
        gridId="tenderPapers"
        label={t('tenderDocuments.listTitle')}
        columns={columns}
        {...loaders}
        defaultSort={[{ column: 'bidDeadlineAt', direction: 'asc' }]}
        onOpen={open}
        onSelect={([first]) => paper && setPaper(first)}
        rowActions={(row) => [
          { key: 'open', label: t('tenderDocuments.act.open'), state: true, onRun: () => open(row) },
          { key: 'tender', label: t('tenders.one'), state: true, onRun: () => goTo(row) },
          ...steps.actionsFor(row),
        ]}
        refreshKey={version}
        searchHint={t('tenderDocuments.searchHint')}
        emptyHint={t('tenderDocuments.listEmpty')}
        toolbarStart={
          <Segmented<DocumentSegment>
            aria-label={t('tenderDocuments.columns.state')}
            value={segment}
            options={documentSegments.map((value) => ({ value, label: t(`tenderDocuments.segments.${value}`) }))}
            onChange={setSegment}
          />
        }
      />
      {paper && <DocumentPanel key={paper.id} paper={paper} entry={entry} onClose={() => setPaper(undefined)} />}
      {steps.window}
    </div>
  );
};

export default TenderPapersScreen;
