/** One purchase receipt beside the list: its facts, what is to be known, its lines or their inspection, its files. */
import { Modal } from 'antd';
import { useState } from 'react';
import { api } from '../../rpc/client';
import { useAttachments } from '../../rpc/use-attachments';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { Attachments } from '../../ui/attachments';
import { HistoryList } from '../../ui/history-list';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { SidePanel } from '../../ui/side-panel';
import { StateTag } from '../../ui/state-tag';
import { useTabActions } from '../../ui/tab-actions';
import { AskText, type TextQuestion } from './ask-text';
import { Facts } from './facts';
import { InspectForm } from './inspect-form';
import { InvoiceForm, PricesForm } from './later-forms';
import { purchaseLooks } from './looks';
import type { PurchaseDetail } from './purchase-detail';
import { Findings, PurchaseLines } from './purchase-lines';
import { shownDegrees } from './typed-values';
import './purchasing.css';

type Props = { readonly detail: PurchaseDetail };

const Head = ({ detail: { receipt } }: Props) => {
  const t = useT();
  const { arrivalTenthC, invoiceNo, invoiceOn, inspectedBy, acceptedOn } = receipt;
  return (
    <Facts
      facts={[
        [t('purchases.columns.supplierName'), receipt.supplierName],
        [t('purchases.columns.paperNo'), receipt.paperNo],
        [t('purchases.columns.arrivedOn'), `${receipt.arrivedOn} ${receipt.recordedBy}`],
        [t('purchases.columns.temperature'), arrivalTenthC === null ? '' : shownDegrees(arrivalTenthC)],
        [t('purchases.columns.acceptedOn'), [acceptedOn, inspectedBy].filter(Boolean).join(' ')],
        [t('purchases.columns.verdict'), receipt.verdict],
        [t('purchases.columns.invoiceNo'), [invoiceNo, invoiceOn].filter(Boolean).join(' ')],
        [t('purchases.columns.remark'), receipt.remark],
      ]}
    />
  );
};

type Later = 'setInvoice' | 'setPrices';

const LaterDialog = ({
  detail,
  asked,
  onClose,
}: Props & { readonly asked: Later | undefined; onClose: () => void }) => {
  const t = useT();
  return (
    <Modal
      open={asked !== undefined}
      title={asked && t(`purchases.steps.${asked}`)}
      footer={null}
      width={asked === 'setPrices' ? 640 : 420}
      onCancel={onClose}
      destroyOnHidden
    >
      {asked === 'setInvoice' && <InvoiceForm receipt={detail.receipt} onDone={onClose} />}
      {asked === 'setPrices' && <PricesForm detail={detail} onDone={onClose} />}
    </Modal>
  );
};

const Steps = ({ detail }: Props) => {
  const t = useT();
  const notice = useNotice();
  const { openTab } = useTabActions();
  const cancel = useCommand(api.purchases.cancel);
  const [asked, setAsked] = useState<Later>();
  const [question, setQuestion] = useState<TextQuestion>();
  const { id: receiptId, number, state, version, actions } = detail.receipt;
  const askCancel = () =>
    setQuestion({
      title: t('purchases.steps.cancel'),
      hint: t('purchases.cancelHint'),
      label: t('purchases.why'),
      onSubmit: (reason) => cancel.run({ receiptId, version, reason }),
      onDone: () => notice.success(t('purchases.done.cancel')),
    });
  const print = { key: `purchasePrint/${receiptId}`, screen: 'purchasePrint', title: number, params: { receiptId } };
  return (
    <>
      {state !== 'cancelled' &&
        (['setInvoice', 'setPrices'] as const).map((key) => (
          <ActionButton key={key} state={actions[key]} onClick={() => setAsked(key)}>
            {t(`purchases.steps.${key}`)}
          </ActionButton>
        ))}
      {state === 'arrived' && (
        <ActionButton danger state={actions.cancel} onClick={askCancel}>
          {t('purchases.steps.cancel')}
        </ActionButton>
      )}
      <ActionButton onClick={() => openTab(print)}>{t('purchases.steps.print')}</ActionButton>
      <LaterDialog detail={detail} asked={asked} onClose={() => setAsked(undefined)} />
      <AskText question={question} onClose={() => setQuestion(undefined)} />
    </>
  );
};

const Body = ({ detail }: Props) => {
  const t = useT();
  const { receipt, lines, refusals, told } = detail;
  const files = useAttachments('purchase_receipt', receipt.id);
  return (
    <>
      <Head detail={detail} />
      <Findings title={t('purchases.held')} isHeld problems={refusals} />
      <Findings title={t('purchases.told')} problems={told} />
      {receipt.state === 'arrived' && receipt.actions.inspect === true ? (
        <InspectForm key={receipt.version} receipt={receipt} lines={lines} />
      ) : (
        <PurchaseLines detail={detail} />
      )}
      {receipt.state === 'arrived' && receipt.actions.inspect !== true && (
        <ActionButton state={receipt.actions.inspect}>{t('purchases.steps.inspect')}</ActionButton>
      )}
      <h3>{t('purchases.files')}</h3>
      <Attachments files={files} firstKind="purchase_invoice" />
      <HistoryList title={t('purchases.history')} rows={detail.history} words="purchases.actions" />
    </>
  );
};

const tables = ['purchase_receipt', 'supplier', 'qualification'];
type PanelProps = { readonly receiptId: number; readonly entry?: number; readonly onClose: () => void };

export const PurchasePanel = ({ receiptId, entry = 1, onClose }: PanelProps) => {
  const t = useT();
  const found = useRead(['purchases.get', receiptId], () => api.purchases.get({ receiptId }), { tables });
  const { value } = found;
  const look = value && purchaseLooks[value.receipt.state];
  return (
    <SidePanel
      title={value?.receipt.number ?? ''}
      extra={
        <>
          {look && <StateTag tone={look.tone}>{t(look.label)}</StateTag>}
          {value?.receipt.isSamePerson && <StateTag tone="warning">{t('purchases.samePerson')}</StateTag>}
        </>
      }
      width={640}
      footer={value && <Steps detail={value} />}
      entry={entry}
      onClose={onClose}
    >
      {!value && found.isLoading && <PanelLoading />}
      {!value && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {value && <Body detail={value} />}
    </SidePanel>
  );
};
