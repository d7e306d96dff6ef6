/** One issue without a sale beside the list: its lines, its decision, its way so far. */
import { useState } from 'react';
import type { StockIssueLine, StockIssueRow } from '../../../shared/contract/stock-issues.contract';
import { formatQty } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { HistoryList } from '../../ui/history-list';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { SidePanel } from '../../ui/side-panel';
import { StateTag } from '../../ui/state-tag';
import { useTabActions } from '../../ui/tab-actions';
import { AskReason, type ReasonQuestion } from './ask-reason';
import { issueLooks } from './document-looks';
import './stock.css';

type AskProps = { readonly issue: StockIssueRow; readonly onAsk: (question: ReasonQuestion) => void };
const doneKeys = { approve: 'approved', refuse: 'refused', cancel: 'cancelled' } as const;

/** The command of each step: a sample is decided by others than a write-off. */
const useSteps = (issue: StockIssueRow) => {
  const approveWriteOff = useCommand(api.stockIssues.approveWriteOff);
  const approveSample = useCommand(api.stockIssues.approveSample);
  const refuseWriteOff = useCommand(api.stockIssues.refuseWriteOff);
  const refuseSample = useCommand(api.stockIssues.refuseSample);
  const cancel = useCommand(api.stockIssues.cancel);
  const isSample = issue.kind === 'sample';
  const seen = { issueId: issue.id, version: issue.version };
  return {
    approve: (decision: string) => (isSample ? approveSample : approveWriteOff).run({ ...seen, decision }),
    refuse: (reason: string) => (isSample ? refuseSample : refuseWriteOff).run({ ...seen, reason }),
    cancel: (reason: string) => cancel.run({ ...seen, reason }),
  };
};

const Steps = ({ issue, onAsk }: AskProps) => {
  const t = useT();
  const notice = useNotice();
  const { openTab } = useTabActions();
  const steps = useSteps(issue);
  const { id: issueId, number, state, actions } = issue;
  const ask = (step: keyof typeof doneKeys) =>
    onAsk({
      title: t(`stockIssues.steps.${step}`),
      label: step === 'approve' ? t('stockIssues.decision') : t('stockIssues.why'),
      isOptional: step === 'approve',
      onSubmit: steps[step],
      onDone: () => notice.success(t(`stockIssues.${doneKeys[step]}`)),
    });
  const print = { key: `issuePrint/${issueId}`, screen: 'issuePrint', title: number, params: { issueId } };
  return (
    <>
      {state === 'requested' &&
        (['approve', 'refuse', 'cancel'] as const).map((step) => (
          <ActionButton
            key={step}
            type={step === 'approve' ? 'primary' : 'default'}
            danger={step === 'refuse'}
            state={actions[step]}
            onClick={() => ask(step)}
          >
            {t(`stockIssues.steps.${step}`)}
          </ActionButton>
        ))}
      <ActionButton onClick={() => openTab(print)}>{t('stockIssues.print')}</ActionButton>
    </>
  );
};

const Lines = ({ lines }: { readonly lines: readonly StockIssueLine[] }) => {
  const t = useT();
  return (
    <ul className="td-lots">
      {lines.map((line) => (
        <li key={line.lotId}>
          <div className="td-lot-head">
            <strong>{line.productName}</strong> {line.specification} {line.batchNo}
          </div>
          <div className="td-lot-figures">
            {t('stockIssues.columns.qty')} <strong>{formatQty(line.qty)}</strong> {line.unit} ·{' '}
            {t('stockIssues.columns.free')} {formatQty(line.freeQty)} · {t(`stock.areas.${line.area}`)} {line.location}{' '}
            · {t('stockIssues.columns.expires')} {line.expiresLabel}
          </div>
        </li>
      ))}
    </ul>
  );
};

const Facts = ({ issue }: { readonly issue: StockIssueRow }) => {
  const t = useT();
  const facts = [
    ['kind', t(`stockIssues.kinds.${issue.kind}`)],
    ['reason', issue.reason],
    ['receiver', issue.receiver],
    ['requestedBy', `${issue.requestedBy} ${issue.requestedOn}`],
    ['decidedBy', [issue.decidedBy, issue.postedOn, issue.decision].filter(Boolean).join(' ')],
  ] as const;
  return (
    <dl className="td-lot-facts">
      {facts.map(([key, text]) =>
        text === '' ? null : (
          <div key={key} style={{ display: 'contents' }}>
            <dt>{t(`stockIssues.columns.${key}`)}</dt>
            <dd>{text}</dd>
          </div>
        ),
      )}
    </dl>
  );
};

const tables = ['stock_issue', 'lot'];
type Props = { readonly issueId: number; readonly entry?: number; readonly onClose: () => void };

export const IssuePanel = ({ issueId, entry = 1, onClose }: Props) => {
  const t = useT();
  const [question, setQuestion] = useState<ReasonQuestion>();
  const found = useRead(['stockIssues.get', issueId], () => api.stockIssues.get({ issueId }), { tables });
  const { value } = found;
  const look = value && issueLooks[value.issue.state];
  return (
    <SidePanel
      title={value?.issue.number ?? ''}
      extra={
        <>
          {look && <StateTag tone={look.tone}>{t(look.label)}</StateTag>}
          {value?.issue.isSamePerson && <StateTag tone="warning">{t('stockIssues.samePerson')}</StateTag>}
        </>
      }
      footer={value && <Steps issue={value.issue} onAsk={setQuestion} />}
      entry={entry}
      onClose={onClose}
    >
      {!value && found.isLoading && <PanelLoading />}
      {!value && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {value && (
        <>
          <Facts issue={value.issue} />
          <Lines lines={value.lines} />
          <HistoryList title={t('stockIssues.history')} rows={value.history} words="stockIssues.actions" />
        </>
      )}
      <AskReason question={question} onClose={() => setQuestion(undefined)} />
    </SidePanel>
  );
};
