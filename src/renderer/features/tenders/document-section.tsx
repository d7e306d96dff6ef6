/** The checklist of a tender on its page: what is ready, what is missing, what each paper waits for. */
import { PaperClipOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { DocumentRow, TenderDocuments } from '../../../shared/contract/tender-documents.contract';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { MoreMenu } from '../../ui/action-menu';
import { Dialog } from '../../ui/dialog';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelMessage, PanelRefused } from '../../ui/panel-state';
import { StateTag } from '../../ui/state-tag';
import { PaperCredential, PaperSignings, PaperState } from './document-cells';
import { PaperFiles } from './document-panel';
import { AddPaper, useDocumentSteps } from './document-steps';
import { documentTables, paperName } from './paper-words';
import './papers.css';

const Figures = ({ readiness: { ready, total, seals, expired, missing } }: Pick<TenderDocuments, 'readiness'>) => {
  const t = useT();
  return (
    <>
      <StateTag tone={ready === total ? 'good' : 'warning'}>
        {t('tenderDocuments.readiness', { ready, total })}
      </StateTag>
      {seals > 0 && <StateTag tone="warning">{t('tenderDocuments.sealsOpen', { count: seals })}</StateTag>}
      {expired > 0 && <StateTag tone="bad">{t('tenderDocuments.expired', { count: expired })}</StateTag>}
      {missing.length > 0 && (
        <span className="td-quiet">{t('tenderDocuments.missing', { names: missing.join(',') })}</span>
      )}
    </>
  );
};

type LineProps = {
  readonly paper: DocumentRow;
  readonly steps: ReturnType<typeof useDocumentSteps>;
  readonly onFiles: () => void;
};

const Line = ({ paper, steps, onFiles }: LineProps) => {
  const t = useT();
  const [first, ...others] = steps.actionsFor(paper);
  return (
    <tr>
      <td>
        {paperName(paper, t)}
        {paper.note !== '' && <small>{paper.note}</small>}
      </td>
      <td>
        <PaperState paper={paper} />
      </td>
      <td>{paper.reviewerName}</td>
      <td>
        <PaperSignings paper={paper} />
      </td>
      <td>
        <PaperCredential paper={paper} />
      </td>
      <td>
        <Button
          size="small"
          type="text"
          icon={<PaperClipOutlined aria-hidden />}
          aria-label={`${t('tenderDocuments.columns.files')} ${paperName(paper, t)}`}
          onClick={onFiles}
        >
          {paper.fileCount}
        </Button>
      </td>
      <td className="td-papers-keys">
        {first && (
          <ActionButton state={first.state} onClick={first.onRun}>
            {first.label}
          </ActionButton>
        )}{' '}
        <MoreMenu actions={others} />
      </td>
    </tr>
  );
};

const Table = ({ rows }: Pick<TenderDocuments, 'rows'>) => {
  const t = useT();
  const steps = useDocumentSteps();
  const [files, setFiles] = useState<DocumentRow>();
  const columns = ['name', 'state', 'reviewer', 'signing', 'credential', 'files'] as const;
  return (
    <>
      <table className="td-plain td-papers-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`tenderDocuments.columns.${column}`)}
              </th>
            ))}
            <th aria-label={t('common.actions.more')} />
          </tr>
        </thead>
        <tbody>
          {rows.map((paper) => (
            <Line key={paper.id} paper={paper} steps={steps} onFiles={() => setFiles(paper)} />
          ))}
        </tbody>
      </table>
      {steps.window}
      {files && (
        <Dialog title={paperName(files, t)} onClose={() => setFiles(undefined)}>
          <PaperFiles documentId={files.id} />
        </Dialog>
      )}
    </>
  );
};

const Checklist = ({ tenderId, value }: { readonly tenderId: number; readonly value: TenderDocuments }) => {
  const t = useT();
  const notice = useNotice();
  const start = useCommand(api.tenderDocuments.start);
  const [isAdding, setIsAdding] = useState(false);
  const { rows, readiness, templateRest, actions } = value;
  const begin = async () => {
    const answer = await start.run({ tenderId });
    if (notice.accept(answer) && answer.ok) notice.success(t('tenderDocuments.started', { count: answer.value.added }));
  };
  const isEmpty = rows.length === 0;
  const keys = (
    <>
      {templateRest > 0 && (
        <ActionButton type={isEmpty ? 'primary' : 'default'} state={actions.start} onClick={() => void begin()}>
          {isEmpty ? t('tenderDocuments.start') : t('tenderDocuments.startRest', { count: templateRest })}
        </ActionButton>
      )}
      <ActionButton icon={<PlusOutlined aria-hidden />} state={actions.add} onClick={() => setIsAdding(true)}>
        {t('tenderDocuments.add')}
      </ActionButton>
    </>
  );
  return (
    <section>
      {isEmpty ? (
        <PanelMessage title={t('tenderDocuments.empty')}>{keys}</PanelMessage>
      ) : (
        <>
          <div className="td-papers-head">
            <Figures readiness={readiness} />
            <span className="is-end">{keys}</span>
          </div>
          <Table rows={rows} />
        </>
      )}
      {isAdding && (
        <AddPaper tenderId={tenderId} taken={rows.map(({ code }) => code)} onClose={() => setIsAdding(false)} />
      )}
    </section>
  );
};

const DocumentSection = ({ tenderId }: { readonly tenderId: number }) => {
  const ask = () => api.tenderDocuments.ofTender({ tenderId });
  const found = useRead(['tenderDocuments.ofTender', tenderId], ask, { tables: documentTables });
  if (!found.value && found.problem) return <PanelRefused problem={found.problem} onRetry={found.reload} />;
  return found.value ? <Checklist tenderId={tenderId} value={found.value} /> : <PanelLoading />;
};

export default DocumentSection;
