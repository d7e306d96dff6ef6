/** 开票约定: when a buyer may be invoiced, and how far in advance; empty fields are as the firm has them. */
import { DatePicker, Form, Input, InputNumber, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import type { TermsDetail } from '../../../shared/contract/invoicing.contract';
import { invoiceTimings, type InvoiceTiming } from '../../../shared/domain/invoicing-words';
import { formatFen } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useMayState } from '../../rpc/me';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { Dialog } from '../../ui/dialog';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { requestTables } from './request-looks';

type Values = {
  readonly timing?: InvoiceTiming | null;
  readonly limitYuan?: number | null;
  readonly advanceMaxCount?: number | null;
  readonly advanceMaxDays?: number | null;
};
type Own = { readonly customerId: number; readonly detail: TermsDetail; readonly onDone: () => void };

const TermsForm = ({ customerId, detail, onDone }: Own) => {
  const t = useT();
  const notice = useNotice();
  const save = useCommand(api.invoicing.setTerms);
  const mayWrite = useMayState('invoicing.terms');
  const { own } = detail;
  const submit = ({ timing = null, limitYuan = null, advanceMaxCount = null, advanceMaxDays = null }: Values) => {
    const advanceLimitFen = limitYuan === null ? null : Math.round(limitYuan * 100);
    return save.run({ customerId, timing, advanceLimitFen, advanceMaxCount, advanceMaxDays, version: own.version });
  };
  const { advanceMaxCount, advanceMaxDays } = detail;
  const asFirm = (value: string | number) => t('invoicing.terms.asFirm', { value });
  return (
    <FormPanel<Values, { version: number }>
      submitLabel={t('invoicing.terms.save')}
      isIdle={mayWrite !== true}
      initialValues={{
        timing: own.timing,
        limitYuan: own.advanceLimitFen === null ? null : own.advanceLimitFen / 100,
        advanceMaxCount: own.advanceMaxCount,
        advanceMaxDays: own.advanceMaxDays,
      }}
      onSubmit={submit}
      onDone={() => {
        notice.success(t('invoicing.done.terms'));
        onDone();
      }}
    >
      <Form.Item name="timing" label={t('invoicing.terms.timing')}>
        <Select
          allowClear
          disabled={mayWrite !== true}
          placeholder={asFirm(t(`invoicing.timings.${detail.timing}`))}
          options={invoiceTimings.map((value) => ({ value, label: t(`invoicing.timings.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="limitYuan" label={t('invoicing.terms.limit')}>
        <InputNumber
          min={0}
          disabled={mayWrite !== true}
          precision={2}
          placeholder={asFirm(formatFen(detail.advanceLimitFen))}
          style={{ width: '100%' }}
        />
      </Form.Item>
      <Form.Item name="advanceMaxCount" label={t('invoicing.terms.maxCount')}>
        <InputNumber
          min={0}
          disabled={mayWrite !== true}
          precision={0}
          placeholder={asFirm(advanceMaxCount)}
          style={{ width: '100%' }}
        />
      </Form.Item>
      <Form.Item name="advanceMaxDays" label={t('invoicing.terms.maxDays')}>
        <InputNumber
          min={0}
          disabled={mayWrite !== true}
          precision={0}
          placeholder={asFirm(advanceMaxDays)}
          style={{ width: '100%' }}
        />
      </Form.Item>
      {own.ageReleasedUntil && <p>{t('invoicing.terms.released', { untilOn: own.ageReleasedUntil })}</p>}
    </FormPanel>
  );
};

type Release = { readonly untilOn: Dayjs; readonly reason: string };

/** The boss gives an over-age advance of the buyer more time. */
export const ReleaseAge = ({ customerId }: { readonly customerId: number }) => {
  const t = useT();
  const notice = useNotice();
  const mayRelease = useMayState('invoicing.releaseAge');
  const release = useCommand(api.invoicing.releaseAge);
  const [isOpen, setIsOpen] = useState(false);
  const required = [{ required: true, message: t('fields.required') }];
  if (!isOpen) {
    return (
      <ActionButton state={mayRelease} onClick={() => setIsOpen(true)}>
        {t('invoicing.steps.releaseAge')}
      </ActionButton>
    );
  }
  return (
    <FormPanel<Release, { untilOn: string }>
      submitLabel={t('invoicing.steps.releaseAge')}
      onSubmit={({ untilOn, reason }) => release.run({ customerId, untilOn: untilOn.format('YYYY-MM-DD'), reason })}
      onDone={({ untilOn }) => {
        notice.success(t('invoicing.done.releaseAge', { untilOn }));
        setIsOpen(false);
      }}
    >
      <Form.Item name="untilOn" label={t('invoicing.release.untilOn')} rules={required}>
        <DatePicker allowClear={false} />
      </Form.Item>
      <Form.Item name="reason" label={t('invoicing.release.reason')} rules={required}>
        <Input maxLength={300} />
      </Form.Item>
    </FormPanel>
  );
};

type Props = { readonly customerId: number; readonly customerName: string; readonly onClose: () => void };

export const TermsDialog = ({ customerId, customerName, onClose }: Props) => {
  const t = useT();
  const found = useRead(['invoicing.terms', customerId], () => api.invoicing.terms({ customerId }), {
    tables: requestTables,
  });
  return (
    <Dialog title={`${t('invoicing.terms.title')} ${customerName}`} onClose={onClose}>
      {!found.value && found.isLoading && <PanelLoading />}
      {!found.value && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {found.value && (
        <TermsForm key={found.value.own.version} customerId={customerId} detail={found.value} onDone={onClose} />
      )}
      {found.value && <ReleaseAge customerId={customerId} />}
    </Dialog>
  );
};
