/** One supplier beside the list: card, licences, qualification, files, history. */
import { Tabs } from 'antd';
import { useState } from 'react';
import type { SupplierDetail, SupplierRow } from '../../../shared/contract/suppliers.contract';
import { api } from '../../rpc/client';
import { useMay } from '../../rpc/me';
import { useAttachments } from '../../rpc/use-attachments';
import { useCommand } from '../../rpc/use-command';
import { useQualification } from '../../rpc/use-qualification';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { Attachments } from '../../ui/attachments';
import { FormPanel } from '../../ui/form/form-panel';
import { HistoryList } from '../../ui/history-list';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { QualificationCard } from '../../ui/qualification-card';
import { SidePanel } from '../../ui/side-panel';
import { StateTag } from '../../ui/state-tag';
import { AskText, type TextQuestion } from './ask-text';
import { Facts } from './facts';
import { SupplierFields, supplierValues, type SupplierValues } from './supplier-fields';
import { SupplierLicences } from './supplier-licences';
import './purchasing.css';

type One = { readonly supplier: SupplierRow };

const Card = ({ supplier }: One) => {
  const t = useT();
  const notice = useNotice();
  const update = useCommand(api.suppliers.update);
  if (supplier.actions.update !== true) {
    const { kind, taxNo, contactName, phone, address, remark } = supplier;
    const texts = { taxNo, contactName, phone, address, remark };
    const keys = ['taxNo', 'contactName', 'phone', 'address', 'remark'] as const;
    const facts = keys.map((key) => [t(`suppliers.columns.${key}`), texts[key]] as const);
    return <Facts facts={[[t('suppliers.columns.kind'), t(`suppliers.kinds.${kind}`)], ...facts]} />;
  }
  return (
    <FormPanel<SupplierValues, unknown>
      initialValues={supplierValues(supplier)}
      onSubmit={(values) => update.run({ supplierId: supplier.id, version: supplier.version, ...values })}
      onDone={() => notice.success(t('suppliers.saved'))}
    >
      <SupplierFields />
    </FormPanel>
  );
};

const Quality = ({ supplier }: One) => <QualificationCard quality={useQualification('supplier', supplier.id)} />;
const Files = ({ supplier }: One) => <Attachments files={useAttachments('supplier', supplier.id)} />;

const Details = ({ detail: { supplier, history } }: { readonly detail: SupplierDetail }) => {
  const t = useT();
  const seesQuality = useMay('quality.read');
  const { id, version, actions } = supplier;
  const quality = [
    { key: 'licences', children: <SupplierLicences supplierId={id} state={actions.setLicences} /> },
    { key: 'quality', children: <Quality supplier={supplier} /> },
  ] as const;
  const items = [
    // A newer version begins its form anew.
    { key: 'card', children: <Card key={version} supplier={supplier} /> },
    ...(seesQuality ? quality : []),
    { key: 'files', children: <Files supplier={supplier} /> },
    {
      key: 'history',
      children: <HistoryList title={t('suppliers.tabs.history')} rows={history} words="suppliers.actions" />,
    },
  ] as const;
  return <Tabs size="small" items={items.map((item) => ({ ...item, label: t(`suppliers.tabs.${item.key}`) }))} />;
};

type StepProps = One & { readonly onAsk: (question: TextQuestion) => void };

const Steps = ({ supplier, onAsk }: StepProps) => {
  const t = useT();
  const notice = useNotice();
  const set = useCommand(api.suppliers.setDisabled);
  const { id: supplierId, version, isDisabled, actions } = supplier;
  const title = t(isDisabled ? 'suppliers.enable' : 'suppliers.disable');
  const ask = () =>
    onAsk({
      title,
      ...(isDisabled ? {} : { hint: t('suppliers.disableHint') }),
      label: t('suppliers.why'),
      onSubmit: (reason) => set.run({ supplierId, version, isDisabled: !isDisabled, reason }),
      onDone: () => notice.success(t('suppliers.saved')),
    });
  return (
    <ActionButton state={actions.setDisabled} danger={!isDisabled} onClick={ask}>
      {title}
    </ActionButton>
  );
};

const tables = ['supplier'];
type Props = { readonly supplierId: number; readonly onClose: () => void };

export const SupplierPanel = ({ supplierId, onClose }: Props) => {
  const t = useT();
  const [question, setQuestion] = useState<TextQuestion>();
  const found = useRead(['suppliers.get', supplierId], () => api.suppliers.get({ supplierId }), { tables });
  const { value } = found;
  return (
    <SidePanel
      title={value?.supplier.name ?? ''}
      extra={value?.supplier.isDisabled && <StateTag>{t('suppliers.state.disabled')}</StateTag>}
      width={600}
      footer={value && <Steps supplier={value.supplier} onAsk={setQuestion} />}
      onClose={onClose}
    >
      {!value && found.isLoading && <PanelLoading />}
      {!value && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {value && <Details detail={value} />}
      <AskText question={question} onClose={() => setQuestion(undefined)} />
    </SidePanel>
  );
};
