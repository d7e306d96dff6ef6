/** One return to a supplier beside the list: its lines, its decision, its credit note. */
import { useState } from 'react';
import type { SupplierReturnLine, SupplierReturnRow } from '../../../shared/contract/supplier-returns.contract';
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
import { AskText, type TextQuestion } from './ask-text';
import { Facts } from './facts';
import { supplierReturnLooks } from './looks';
import './purchasing.css';

type One = { readonly row: SupplierReturnRow };
type Step = 'approve' | 'refuse' | 'cancel' | 'setCreditNote';

const useSteps = ({ id: returnId, version }: SupplierReturnRow) => {
  const approve = useCommand(api.supplierReturns.approve);
  const refuse = useCommand(api.supplierReturns.refuse);
  const cancel = useCommand(api.supplierReturns.cancel);
  const setCreditNote = useCommand(api.supplierReturns.setCreditNote);
  const seen = { returnId, version };
  return {
    approve: (decision: string) => approve.run({ ...seen, decision }),
    refuse: (reason: string) => refuse.run({ ...seen, reason }),
    cancel: (reason: string) => cancel.run({ ...seen, reason }),
    setCreditNote: (creditNoteNo: string) => setCreditNote.run({ ...seen, creditNoteNo }),
  };
};

const stepsOf = (state: SupplierReturnRow['state']): readonly Step[] => {
  if (state === 'requested') return ['approve', 'refuse', 'cancel'];
  return state === 'posted' ? ['setCreditNote'] : [];
};

const Steps = ({ row, onAsk }: One & { readonly onAsk: (question: TextQuestion) => void }) => {
  const t = useT();
  const notice = useNotice();
  const { openTab } = useTabActions();
  const steps = useSteps(row);
  const labels = {
    approve: t('supplierReturns.decision'),
    refuse: t('supplierReturns.why'),
    cancel: t('supplierReturns.why'),
    setCreditNote: t('supplierReturns.columns.creditNoteNo'),
  };
  const ask = (step: Step) =>
    onAsk({
      title: t(`supplierReturns.steps.${step}`),
      label: labels[step],
      isOptional: step === 'approve' || step === 'setCreditNote',
      ...(step === 'setCreditNote' ? { initial: row.creditNoteNo } : {}),
      onSubmit: steps[step],
      onDone: () => notice.success(t(`supplierReturns.done.${step}`)),
    });
  const { id: returnId, number } = row;
  const print = { key: `supplierReturnPrint/${returnId}`, screen: 'supplierReturnPrint', title: number };
  return (
    <>
      {stepsOf(row.state).map((step) => (
        <ActionButton
          key={step}
          type={step === 'approve' ? 'primary' : 'default'}
          danger={step === 'refuse'}
          state={row.actions[step]}
          onClick={() => ask(step)}
        >
          {t(`supplierReturns.steps.${step}`)}
        </ActionButton>
      ))}
      <ActionButton onClick={() => openTab({ ...print, params: { returnId } })}>
        {t('supplierReturns.steps.print')}
      </ActionButton>
    </>
  );
};

const Lines = ({ lines }: { readonly lines: readonly SupplierReturnLine[] }) => {
  const t = useT();
  return (
    <table className="td-purchase-table">
      <thead>
        <tr>
          <th>{t('supplierReturns.columns.lot')}</th>
          <th className="is-figure">{t('supplierReturns.columns.qty')}</th>
          <th className="is-figure">{t('supplierReturns.columns.free')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.lotId}>
            <td>
              {line.productName} {line.specification}
              <br />
              <span className="is-quiet">
                {line.batchNo} · {line.expiresLabel} · {t(`stock.areas.${line.area}`)} {line.location}
              </span>
            </td>
            <td className="is-figure">
              {formatQty(line.qty)} {line.unit}
            </td>
            <td className="is-figure">{formatQty(line.freeQty)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Head = ({ row }: One) => {
  const t = useT();
  const decided = [row.decidedBy, row.postedOn, row.decision].filter(Boolean).join(' ');
  return (
    <Facts
      facts={[
        [t('supplierReturns.columns.supplierName'), row.supplierName],
        [t('supplierReturns.columns.reason'), row.reason],
        [t('supplierReturns.columns.requestedBy'), `${row.requestedBy} ${row.requestedOn}`],
        [t('supplierReturns.columns.decidedBy'), decided],
        [t('supplierReturns.columns.creditNoteNo'), row.creditNoteNo],
      ]}
    />
  );
};

const tables = ['supplier_return', 'lot'];
type Props = { readonly returnId: number; readonly entry?: number; readonly onClose: () => void };

export const SupplierReturnPanel = ({ returnId, entry = 1, onClose }: Props) => {
  const t = useT();
  const [question, setQuestion] = useState<TextQuestion>();
  const found = useRead(['supplierReturns.get', returnId], () => api.supplierReturns.get({ returnId }), { tables });
  const { value } = found;
  const row = value?.return;
  const look = row && supplierReturnLooks[row.state];
  return (
    <SidePanel
      title={row?.number ?? ''}
      extra={
        <>
          {look && <StateTag tone={look.tone}>{t(look.label)}</StateTag>}
          {row?.isSamePerson && <StateTag tone="warning">{t('supplierReturns.samePerson')}</StateTag>}
        </>
      }
      width={520}
      footer={row && <Steps row={row} onAsk={setQuestion} />}
      entry={entry}
      onClose={onClose}
    >
      {!value && found.isLoading && <PanelLoading />}
      {!value && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {value && (
        <>
          <Head row={value.return} />
          <Lines lines={value.lines} />
          <HistoryList title={t('supplierReturns.history')} rows={value.history} words="supplierReturns.actions" />
        </>
      )}
      <AskText question={question} onClose={() => setQuestion(undefined)} />
    </SidePanel>
  );
};
