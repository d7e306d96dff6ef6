/** Asks that part of a lot leaves without a sale. */
import { Form, Input, Segmented } from 'antd';
import type { LotRow } from '../../../shared/contract/stock.contract';
import { formatQty } from '../../../shared/domain/format';
import { type StockIssueKind, stockIssueKinds } from '../../../shared/domain/stock-words';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { QtyField, qtyOf } from './qty-field';

type Values = {
  readonly kind: StockIssueKind;
  readonly qty: string;
  readonly receiver?: string;
  readonly reason: string;
};
type Props = { readonly lot: LotRow; readonly onDone: () => void };

export const AskIssue = ({ lot, onDone }: Props) => {
  const t = useT();
  const notice = useNotice();
  const request = useCommand(api.stockIssues.request);
  const [form] = Form.useForm<Values>();
  const first: StockIssueKind = lot.area === 'rejected' || lot.expiryLevel === 'over' ? 'destruction' : 'write_off';
  const kind = Form.useWatch('kind', form) ?? first;
  const required = { required: true, whitespace: true, message: t('fields.required') };
  const free = formatQty(lot.onHand - lot.reserved);
  return (
    <FormPanel<Values, { number: string }>
      form={form}
      initialValues={{ kind: first }}
      submitLabel={t('stockIssues.request')}
      onSubmit={({ qty, receiver = '', reason }) =>
        request.run({ kind, reason, receiver, lines: [{ lotId: lot.id, qty: qtyOf(qty) }] })
      }
      onDone={({ number }) => {
        notice.success(t('stockIssues.requested', { number }));
        onDone();
      }}
    >
      <Form.Item name="kind" label={t('stockIssues.kind')} extra={t(`stockIssues.hints.${kind}`)}>
        <Segmented<StockIssueKind>
          options={stockIssueKinds.map((value) => ({ value, label: t(`stockIssues.kinds.${value}`) }))}
        />
      </Form.Item>
      <QtyField
        label={t('stockIssues.columns.qty')}
        hint={`${t('stock.columns.free')} ${free} ${lot.unit}`}
        autoFocus
      />
      <Form.Item
        name="receiver"
        label={t(`stockIssues.receivers.${kind}`)}
        rules={kind === 'write_off' ? [] : [required]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="reason" label={t('stockIssues.why')} rules={[required]}>
        <Input maxLength={200} />
      </Form.Item>
    </FormPanel>
  );
};
