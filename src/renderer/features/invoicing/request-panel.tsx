/** One request beside the list: what it asks for, the checks of an advance, its invoices, its way so far. */
import type { RequestRow } from '../../../shared/contract/invoicing-shapes';
import { formatFen } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { HistoryList } from '../../ui/history-list';
import { useT } from '../../ui/i18n';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { SidePanel } from '../../ui/side-panel';
import { StateTag } from '../../ui/state-tag';
import { AdvanceChecks } from './advance-checks';
import { RequestActions } from './request-actions';
import { requestStateLooks, requestTables } from './request-looks';
import { RequestSheets } from './request-sheets';
import './requests.css';

const Facts = ({ row }: { readonly row: RequestRow }) => {
  const t = useT();
  const facts = [
    ['kind', t(`invoicing.kinds.${row.kind}`)],
    ['customerName', row.customerName],
    ['total', formatFen(row.totalFen)],
    ['basis', row.basis],
    ['expectedOn', row.expectedOn ?? ''],
    ['reason', row.reason],
    ['remark', row.remark],
    ['requestedBy', `${row.requestedBy} ${row.requestedOn}`],
    ['decidedBy', row.decidedBy],
    ['decisionReason', row.decisionReason],
    ['failReason', row.failReason],
  ] as const;
  return (
    <dl className="td-request-facts">
      {facts.map(([key, text]) =>
        text === '' ? null : (
          <div key={key} style={{ display: 'contents' }}>
            <dt>{t(`invoicing.requests.columns.${key}`)}</dt>
            <dd>{text}</dd>
          </div>
        ),
      )}
    </dl>
  );
};

type Props = { readonly requestId: number; readonly entry: number; readonly onClose: () => void };

export const RequestPanel = ({ requestId, entry, onClose }: Props) => {
  const t = useT();
  const found = useRead(['invoicing.get', requestId], () => api.invoicing.get({ requestId }), {
    tables: requestTables,
  });
  const { value } = found;
  const row = value?.request;
  const look = row && requestStateLooks[row.state];
  return (
    <SidePanel
      title={row?.number ?? ''}
      extra={
        <>
          {look && <StateTag tone={look.tone}>{t(look.label)}</StateTag>}
          {row?.isSamePerson && <StateTag tone="warning">{t('invoicing.requests.samePerson')}</StateTag>}
        </>
      }
      footer={value && row && <RequestActions row={row} invoices={value.invoices} />}
      width={640}
      entry={entry}
      onClose={onClose}
    >
      {!value && found.isLoading && <PanelLoading />}
      {!value && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {value && row && (
        <>
          <Facts row={row} />
          {value.look && <AdvanceChecks look={value.look} />}
          <RequestSheets invoices={value.invoices} />
          <HistoryList title={t('invoicing.historyTitle')} rows={value.history} words="invoicing.history" />
        </>
      )}
    </SidePanel>
  );
};
