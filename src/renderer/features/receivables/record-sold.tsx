/** What a customer says he sold: a quantity of a product falls on the oldest shipments; each order may be typed, too. */
import { DatePicker, Form, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useRef, useState } from 'react';
import type { SoldProduct } from '../../../shared/contract/sold-reports';
import { formatQty } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { Dialog } from '../../ui/dialog';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelMessage, PanelRefused } from '../../ui/panel-state';
import { RecordPicker } from '../../ui/record-picker';
import { SoldTable, type SoldTexts } from './sold-table';
import { typedSold } from './typed-sold';
import './receivables.css';

type Values = { readonly customerId: number; readonly soldOn: Dayjs; readonly remark?: string };

const tables = ['sold_report', 'dispatch_note', 'return_request', 'sales_order'];
const loadCustomers = (search: string) => api.customers.pick({ search });
const nothing: SoldTexts = { products: {}, lines: {} };

/** Lines with a quantity; undefined where one field is no quantity or above what there is. */
function linesOf(products: readonly SoldProduct[], texts: SoldTexts) {
  const lines: { orderLineId: number; qty: number }[] = [];
  for (const product of products) {
    const asked = typedSold(texts.products[product.productId]);
    if (asked === undefined || asked > product.restQty) return undefined;
    for (const { orderLineId, restQty } of product.lines) {
      const qty = typedSold(texts.lines[orderLineId]);
      if (qty === undefined || qty > restQty) return undefined;
      if (qty > 0) lines.push({ orderLineId, qty });
    }
  }
  return lines;
}

type Asked = { readonly customerId: number; readonly soldOn: string };

/** What was typed, and how a quantity of a product falls on its lines: the engine says that. */
function useTexts(asked: Asked | undefined) {
  const notice = useNotice();
  const [texts, setTexts] = useState(nothing);
  const latest = useRef(0);
  const typeLine = (product: SoldProduct, orderLineId: number, text: string) =>
    setTexts(({ products: { [product.productId]: _, ...products }, lines }) => {
      return { products, lines: { ...lines, [orderLineId]: text } };
    });
  const typeProduct = async ({ productId, lines }: SoldProduct, text: string) => {
    const shown = (qtys: ReadonlyMap<number, number>) =>
      Object.fromEntries(
        lines.map(({ orderLineId }) => {
          const qty = qtys.get(orderLineId) ?? 0;
          return [orderLineId, qty === 0 ? '' : formatQty(qty)];
        }),
      );
    latest.current += 1;
    const mine = latest.current;
    setTexts((before) => ({ ...before, products: { ...before.products, [productId]: text } }));
    const qty = typedSold(text) ?? 0;
    const wanted = qty > 0 ? [{ productId, qty }] : [];
    const answer = asked && (await api.receivables.proposeSold({ ...asked, wanted }));
    if (!answer || mine !== latest.current) return;
    if (!answer.ok) return notice.problem(answer.problem);
    const given = answer.value.products.flatMap((product) => product.lines);
    const qtys = new Map(given.map(({ orderLineId, proposedQty }) => [orderLineId, proposedQty]));
    setTexts((before) => ({ ...before, lines: { ...before.lines, ...shown(qtys) } }));
  };
  return { texts, typeLine, typeProduct, clear: () => setTexts(nothing) };
}

const useGoods = (asked: Asked | undefined) =>
  useRead(
    ['receivables.proposeSold', asked],
    () => api.receivables.proposeSold({ customerId: 0, soldOn: '', ...asked, wanted: [] }),
    { tables, isWanted: asked !== undefined },
  );

export const RecordSold = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useT();
  const notice = useNotice();
  const record = useCommand(api.receivables.recordSold);
  const required = [{ required: true, message: t('fields.required') }];
  const [form] = Form.useForm<Values>();
  const customerId = Form.useWatch('customerId', form);
  const soldOn = Form.useWatch('soldOn', form)?.format('YYYY-MM-DD');
  const asked = customerId !== undefined && soldOn !== undefined ? { customerId, soldOn } : undefined;
  const goods = useGoods(asked);
  const { texts, typeLine, typeProduct, clear } = useTexts(asked);
  const products = goods.value?.products ?? [];
  const lines = linesOf(products, texts);
  const submit = ({ remark, ...values }: Values) =>
    record.run({
      ...{ customerId: values.customerId, soldOn: values.soldOn.format('YYYY-MM-DD') },
      ...{ remark: remark ?? '', lines: lines ?? [] },
    });
  return (
    <Dialog title={t('soldReports.record')} width={860} onClose={onClose}>
      <FormPanel<Values, { number: string; amountFen: number }>
        form={form}
        submitLabel={t('soldReports.record')}
        initialValues={{ soldOn: dayjs() }}
        isIdle={lines === undefined || lines.length === 0}
        onSubmit={submit}
        onDone={({ number, amountFen: fen }) => {
          notice.success(t('soldReports.recorded', { number, fen }));
          onClose();
        }}
      >
        <div className="td-sold-head">
          <Form.Item name="customerId" label={t('soldReports.columns.customerName')} rules={required}>
            <RecordPicker
              load={loadCustomers}
              optionOf={({ id, name, city }) => ({ id, label: name, hint: city })}
              onChange={clear}
              autoFocus
            />
          </Form.Item>
          <Form.Item
            name="soldOn"
            label={t('soldReports.columns.soldOn')}
            tooltip={t('soldReports.soldOnHint')}
            rules={required}
          >
            <DatePicker allowClear={false} maxDate={dayjs()} onChange={clear} />
          </Form.Item>
          <Form.Item name="remark" label={t('soldReports.columns.remark')}>
            <Input maxLength={200} />
          </Form.Item>
        </div>
        {goods.isLoading && <PanelLoading />}
        {goods.problem && <PanelRefused problem={goods.problem} onRetry={goods.reload} />}
        {goods.value && products.length === 0 && <PanelMessage title={t('soldReports.nothing')} />}
        {products.length > 0 && (
          <>
            <p className="td-quiet">{t('soldReports.allotHint')}</p>
            <SoldTable
              products={products}
              texts={texts}
              onProduct={(product, text) => void typeProduct(product, text)}
              onLine={typeLine}
            />
          </>
        )}
      </FormPanel>
    </Dialog>
  );
};
