/** The verdict of quality on every line: what is accepted and where it goes; the rest is rejected. */
import { Form, Input } from 'antd';
import { useState } from 'react';
import type { PurchaseLineRow, PurchaseRow } from '../../../shared/contract/purchases.contract';
import { formatQty } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { Goods } from './purchase-lines';
import { typedQty } from './typed-values';

type Props = { readonly receipt: PurchaseRow; readonly lines: readonly PurchaseLineRow[] };
type Values = {
  readonly lines: readonly { readonly acceptedQty: string; readonly location: string }[];
  readonly verdict: string;
};

const Line = ({ line, at, text }: { readonly line: PurchaseLineRow; readonly at: number; readonly text: string }) => {
  const t = useT();
  const qty = typedQty(text);
  const check = (_rule: unknown, typed?: string) =>
    typedQty(typed ?? '') === undefined ? Promise.reject(new Error(t('fields.required'))) : Promise.resolve();
  return (
    <tr>
      <td>
        <Goods line={line} />
      </td>
      <td className="is-figure">
        {formatQty(line.arrivedQty)} {line.unit}
      </td>
      <td className="is-typed">
        <Form.Item name={['lines', at, 'acceptedQty']} rules={[{ validator: check }]}>
          <Input
            size="small"
            inputMode="decimal"
            autoComplete="off"
            aria-label={`${t('purchases.lines.accepted')} ${line.batchNo}`}
          />
        </Form.Item>
      </td>
      <td className="is-figure">{formatQty(Math.max(line.arrivedQty - (qty ?? 0), 0))}</td>
      <td className="is-typed">
        <Form.Item name={['lines', at, 'location']}>
          <Input size="small" maxLength={40} aria-label={`${t('purchases.lines.location')} ${line.batchNo}`} />
        </Form.Item>
      </td>
    </tr>
  );
};

const Lines = ({ lines }: Pick<Props, 'lines'>) => {
  const t = useT();
  const [initial] = useState(() => lines.map(({ arrivedQty }) => formatQty(arrivedQty, 'plain')));
  const typed = Form.useWatch<Values['lines'] | undefined>('lines');
  return (
    <table className="td-purchase-table">
      <thead>
        <tr>
          <th>{t('purchases.lines.product')}</th>
          <th className="is-figure">{t('purchases.lines.qty')}</th>
          <th>{t('purchases.lines.accepted')}</th>
          <th className="is-figure">{t('purchases.lines.rejected')}</th>
          <th>{t('purchases.lines.location')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, at) => (
          <Line key={line.id} line={line} at={at} text={typed?.[at]?.acceptedQty ?? initial[at] ?? ''} />
        ))}
      </tbody>
    </table>
  );
};

export const InspectForm = ({ receipt, lines }: Props) => {
  const t = useT();
  const notice = useNotice();
  const inspect = useCommand(api.purchases.inspect);
  const send = ({ lines: typed, verdict }: Values) =>
    inspect.run({
      receiptId: receipt.id,
      version: receipt.version,
      verdict,
      lines: lines.map(({ id: lineId }, at) => {
        const { acceptedQty = '', location = '' } = typed[at] ?? {};
        return { lineId, acceptedQty: typedQty(acceptedQty) ?? 0, location };
      }),
    });
  const required = { required: true, whitespace: true, message: t('fields.required') };
  return (
    <FormPanel<Values, unknown>
      initialValues={{
        verdict: '',
        lines: lines.map(({ arrivedQty, location }) => ({ acceptedQty: formatQty(arrivedQty, 'plain'), location })),
      }}
      submitLabel={t('purchases.steps.inspect')}
      onSubmit={send}
      onDone={() => notice.success(t('purchases.done.inspect'))}
    >
      <Lines lines={lines} />
      <Form.Item
        name="verdict"
        label={t('purchases.columns.verdict')}
        extra={t('purchases.verdictHint')}
        rules={[required]}
      >
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
    </FormPanel>
  );
};
