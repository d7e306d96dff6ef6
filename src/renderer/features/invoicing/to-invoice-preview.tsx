/** Lines → the invoices they become → the request. */
import { Button, Form, Input } from 'antd';
import { formatFen } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useMayState } from '../../rpc/me';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { Dialog } from '../../ui/dialog';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { requestTables } from './request-looks';
import { platformText, RequestSheets } from './request-sheets';

export type Wish = {
  readonly customerId: number;
  readonly lines: readonly { readonly entitlementId: number; readonly qty: number }[];
};
type Props = {
  readonly wish: Wish;
  readonly onClose: () => void;
  readonly onRequested: (requestIds: readonly number[]) => void;
};

export const InvoicePreview = ({ wish, onClose, onRequested }: Props) => {
  const t = useT();
  const notice = useNotice();
  const mayRequest = useMayState('invoicing.request');
  const request = useCommand(api.invoicing.request);
  const [form] = Form.useForm<{ remark?: string }>();
  const asked = { customerId: wish.customerId, lines: [...wish.lines] };
  const found = useRead(['invoicing.preview', asked], () => api.invoicing.preview(asked), { tables: requestTables });
  const { value } = found;
  const submit = async () => {
    const answer = await request.run({ ...asked, remark: form.getFieldsValue().remark ?? '' });
    if (!answer.ok) return notice.problem(answer.problem);
    const { requests } = answer.value;
    notice.success(t('invoicing.preview.requested', { numbers: requests.map(({ number }) => number).join(' ') }));
    return onRequested(requests.map(({ requestId }) => requestId));
  };
  const copy = async () => {
    if (!value) return;
    await navigator.clipboard.writeText(platformText(value.invoices));
    const count = value.invoices.reduce((sum, { lines }) => sum + lines.length, 0);
    notice.success(t('invoicing.desk.copied', { count }));
  };
  const title = value
    ? t('invoicing.preview.title', { count: value.invoices.length, amount: formatFen(value.totalFen) })
    : t('invoicing.desk.preview');
  return (
    <Dialog title={title} width={960} onClose={onClose}>
      {!value && found.isLoading && <PanelLoading />}
      {!value && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {value && (
        <Form form={form} layout="vertical" onFinish={() => void submit()}>
          <RequestSheets invoices={value.invoices} />
          <Form.Item name="remark" label={t('invoicing.preview.remark')}>
            <Input maxLength={200} autoFocus />
          </Form.Item>
          <div className="td-request-bar">
            <ActionButton type="primary" htmlType="submit" state={mayRequest} loading={request.isBusy}>
              {t('invoicing.preview.request')}
            </ActionButton>
            <Button onClick={() => void copy()}>{t('invoicing.desk.copy')}</Button>
            <Button onClick={onClose}>{t('invoicing.preview.back')}</Button>
          </div>
        </Form>
      )}
    </Dialog>
  );
};
