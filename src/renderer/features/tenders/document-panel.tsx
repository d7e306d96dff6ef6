/** One paper of a bid beside a list: how far it is, its seal, its files. */
import { Tabs } from 'antd';
import { Fragment } from 'react';
import type { DocumentRow } from '../../../shared/contract/tender-documents.contract';
import { formatInstant } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useAttachments } from '../../rpc/use-attachments';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { MoreMenu } from '../../ui/action-menu';
import { Attachments } from '../../ui/attachments';
import { HistoryList } from '../../ui/history-list';
import { useT } from '../../ui/i18n';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { SidePanel } from '../../ui/side-panel';
import { useTimeZone } from '../../ui/time-zone';
import { PaperCredential, PaperSignings, PaperState } from './document-cells';
import { useDocumentSteps } from './document-steps';
import { documentTables, paperName } from './paper-words';
import './papers.css';

type PaperProps = { readonly paper: DocumentRow };

const Facts = ({ paper }: PaperProps) => {
  const t = useT();
  const timeZone = useTimeZone();
  const by = (one: DocumentRow['written']) => (one ? `${one.name} ${formatInstant(one.at, timeZone)}` : '');
  const facts = [
    [t('tenderDocuments.columns.tenderTitle'), `${paper.tenderNumber} ${paper.tenderTitle}`],
    [t('tenderDocuments.columns.reviewer'), paper.reviewerName],
    [t('tenderDocuments.act.write'), by(paper.written)],
    [t('tenderDocuments.act.pass'), by(paper.ready)],
    [t('tenderDocuments.act.askSeal'), by(paper.sealAsked)],
    [t('tenderDocuments.act.seal'), by(paper.sealed)],
    [t('tenderDocuments.act.askCa'), by(paper.caAsked)],
    [t('tenderDocuments.act.signCa'), by(paper.caSigned)],
    [t('tenderDocuments.columns.note'), paper.note],
  ] as const;
  return (
    <>
      <div className="td-papers-head td-papers-table">
        <div>
          <PaperState paper={paper} />
        </div>
        <PaperSignings paper={paper} />
        <div>
          <PaperCredential paper={paper} />
        </div>
      </div>
      <dl className="td-facts">
        {facts.map(([label, text]) =>
          text === '' ? null : (
            <Fragment key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </Fragment>
          ),
        )}
      </dl>
      {paper.actions.write === true && <p className="td-quiet">{t('tenderDocuments.hints.write')}</p>}
    </>
  );
};

export const PaperFiles = ({ documentId }: { readonly documentId: number }) => (
  <Attachments files={useAttachments('tender_document', documentId)} firstKind="tender_paper" />
);

const History = ({ documentId }: { readonly documentId: number }) => {
  const t = useT();
  const ask = () => api.tenderDocuments.history({ documentId });
  const found = useRead(['tenderDocuments.history', documentId], ask, { tables: documentTables });
  if (!found.value) {
    return found.problem ? <PanelRefused problem={found.problem} onRetry={found.reload} /> : <PanelLoading />;
  }
  return <HistoryList title={t('tenderDocuments.tabs.history')} rows={found.value} words="tenderDocuments.actions" />;
};

type Props = PaperProps & { readonly entry: number; readonly onClose: () => void };

/** As it is now: what the list gave may have gone a step further since. */
const useFresh = (seen: DocumentRow): DocumentRow => {
  const { tenderId } = seen;
  const ask = () => api.tenderDocuments.ofTender({ tenderId });
  const { value } = useRead(['tenderDocuments.ofTender', tenderId], ask, { tables: documentTables });
  const found = value?.rows.find(({ id }) => id === seen.id);
  return found && found.version > seen.version ? found : seen;
};

export const DocumentPanel = ({ paper: seen, entry, onClose }: Props) => {
  const t = useT();
  const paper = useFresh(seen);
  const steps = useDocumentSteps();
  const [first, ...others] = steps.actionsFor(paper);
  const items = [
    { key: 'paper', label: t('tenderDocuments.tabs.paper'), children: <Facts paper={paper} /> },
    { key: 'files', label: t('tenderDocuments.tabs.files'), children: <PaperFiles documentId={paper.id} /> },
    { key: 'history', label: t('tenderDocuments.tabs.history'), children: <History documentId={paper.id} /> },
  ];
  const footer = (
    <>
      {first && (
        <ActionButton type="primary" state={first.state} onClick={first.onRun}>
          {first.label}
        </ActionButton>
      )}
      <MoreMenu actions={others} />
    </>
  );
  return (
    <SidePanel title={paperName(paper, t)} width={440} entry={entry} footer={footer} onClose={onClose}>
      <Tabs size="small" items={items} />
      {steps.window}
    </SidePanel>
  );
};
