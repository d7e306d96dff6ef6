/** 开票时点: from which step on a sale may be invoiced, where a buyer has no moment of his own. */
import { Form, Select } from 'antd';
import { invoiceTimings, type InvoiceTiming } from '../../../shared/domain/invoicing-words';
import { api } from '../../rpc/client';
import { useMay } from '../../rpc/me';
import { useCommand } from '../../rpc/use-command';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import type { AllSettings } from './setting-values';

export const InvoiceTimingSetting = ({ all }: { readonly all: AllSettings }) => {
  const t = useT();
  const notice = useNotice();
  const mayWrite = useMay('invoicing.terms');
  const change = useCommand(api.invoicing.setTiming);
  const held = all['invoiceTiming'];
  if (!held) return null;
  const save = async (timing: InvoiceTiming) => {
    const answer = await change.run({ timing, version: held.version });
    if (notice.accept(answer)) notice.success(t('invoicing.done.timing'));
  };
  return (
    <Form layout="vertical">
      <Form.Item label={t('invoicing.terms.house')} extra={t('invoicing.terms.houseHint')}>
        <Select<InvoiceTiming>
          aria-label={t('invoicing.terms.house')}
          style={{ width: 260 }}
          disabled={!mayWrite || change.isBusy}
          value={invoiceTimings.find((one) => one === held.value) ?? 'shipped'}
          onChange={(timing) => void save(timing)}
          options={invoiceTimings.map((value) => ({ value, label: t(`invoicing.timings.${value}`) }))}
        />
      </Form.Item>
    </Form>
  );
};
