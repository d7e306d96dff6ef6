/** What comes later than the goods: the invoice, and for those who buy the prices. */
import { DatePicker, Form, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { PurchaseRow } from '../../../shared/contract/purchases.contract';
import { formatPrice, formatQty } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import type { PurchaseDetail } from './purchase-detail';
import { Goods } from './purchase-lines';
import { typedPrice } from './typed-values';

type Done = { readonly onDone: () => void };
type Invoice = { readonly invoiceNo: string; readonly invoiceOn: Dayjs | null };

export const InvoiceForm = ({ receipt, onDone }: Done & { readonly receipt: PurchaseRow }) => {
  const t = useT();
  const notice = useNotice();
  const set = useCommand(api.purchases.setInvoice);
  const { id: receiptId, version, invoiceNo, invoiceOn } = receipt;
  return (
    <FormPanel<Invoice, unknown>
      initialValues={{ invoiceNo, invoiceOn: invoiceOn === null ? null : dayjs(invoiceOn) }}
      onSubmit={(values) =>
        set.run({
          receiptId,
          version,
          invoiceNo: values.invoiceNo,
          invoiceOn: values.invoiceOn?.format('YYYY-MM-DD') ?? null,
        })
      }
      onDone={() => {
        notice.success(t('purchases.done.setInvoice'));
        onDone();
      }}
    >
      <Form.Item name="invoiceNo" label={t('purchases.columns.invoiceNo')}>
        <Input maxLength={40} autoFocus autoComplete="off" />
      </Form.Item>
      <Form.Item name="invoiceOn" label={t('purchases.columns.invoiceOn')}>
        <DatePicker />
      </Form.Item>
    </FormPanel>
  );
};

type Prices = { readonly lines: readonly { readonly price: string }[] };

export const PricesForm = ({ detail: { receipt, lines }, onDone }: Done & { readonly detail: PurchaseDetail }) => {
  const t = useT();
  const notice = useNotice();
  const set = useCommand(api.purchases.setPrices);
  const check = (_rule: unknown, text = '') =>
    typedPrice(text) === undefined
      ? Promise.reject(new Error(t('fields.notANumber', { value: text })))
      : Promise.resolve();
  const send = ({ lines: typed }: Prices) =>
    set.run({
      receiptId: receipt.id,
      version: receipt.version,
      lines: lines.map(({ id: lineId }, at) => ({ lineId, price: typedPrice(typed[at]?.price ?? '') ?? null })),
    });
  return (
    <FormPanel<Prices, unknown>
      initialValues={{
        lines: lines.map(({ price }) => ({ price: price === null ? '' : formatPrice(price, 'plain') })),
      }}
      onSubmit={send}
      onDone={() => {
        notice.success(t('purchases.done.setPrices'));
        onDone();
      }}
    >
      <table className="td-purchase-table">
        <tbody>
          {lines.map((line, at) => (
            <tr key={line.id}>
              <td>
                <Goods line={line} />
              </td>
              <td className="is-figure">
                {formatQty(line.arrivedQty)} {line.unit}
              </td>
              <td className="is-typed">
                <Form.Item name={['lines', at, 'price']} rules={[{ validator: check }]}>
                  <Input
                    inputMode="decimal"
                    autoComplete="off"
                    autoFocus={at === 0}
                    aria-label={`${t('purchases.lines.price')} ${line.batchNo}`}
                  />
                </Form.Item>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </FormPanel>
  );
};
