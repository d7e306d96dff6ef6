/** Asks that goods go back to their supplier. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { SidePanel } from '../../ui/side-panel';
import { LotPicker, SupplierPicker } from './pickers';
import { typedQty } from './typed-values';
import './purchasing.css';

type TypedLine = { readonly lotId?: number; readonly qty: string };
type Values = { readonly supplierId: number; readonly reason: string; readonly lines: readonly TypedLine[] };
type Props = { readonly onClose: () => void; readonly onAsked: (returnId: number) => void };

const blank: TypedLine = { qty: '' };
type LineProps = { readonly at: number; readonly isOnly: boolean; readonly onRemove: () => void };

const Line = ({ at, isOnly, onRemove }: LineProps) => {
  const t = useT();
  const check = (_rule: unknown, text = '') =>
    (typedQty(text) ?? 0) > 0 ? Promise.resolve() : Promise.reject(new Error(t('fields.required')));
  return (
    <tr>
      <td>
        <Form.Item name={[at, 'lotId']} rules={[{ required: true, message: t('fields.required') }]}>
          <LotPicker label={`${t('supplierReturns.columns.lot')} ${at + 1}`} />
        </Form.Item>
      </td>
      <td className="is-typed">
        <Form.Item name={[at, 'qty']} rules={[{ validator: check }]}>
          <Input
            inputMode="decimal"
            autoComplete="off"
            placeholder={t('supplierReturns.columns.qty')}
            aria-label={`${t('supplierReturns.columns.qty')} ${at + 1}`}
          />
        </Form.Item>
      </td>
      <td>
        <Button
          type="text"
          icon={<DeleteOutlined aria-hidden />}
          disabled={isOnly}
          aria-label={t('supplierReturns.removeLine', { row: at + 1 })}
          onClick={onRemove}
        />
      </td>
    </tr>
  );
};

const Lines = () => {
  const t = useT();
  return (
    <Form.List name="lines">
      {(places, { add, remove }) => (
        <>
          <table className="td-purchase-table">
            <tbody>
              {places.map(({ key, name: at }) => (
                <Line key={key} at={at} isOnly={places.length === 1} onRemove={() => remove(at)} />
              ))}
            </tbody>
          </table>
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => add(blank)}>
            {t('supplierReturns.addLine')}
          </Button>
        </>
      )}
    </Form.List>
  );
};

export const AskSupplierReturn = ({ onClose, onAsked }: Props) => {
  const t = useT();
  const notice = useNotice();
  const request = useCommand(api.supplierReturns.request);
  const required = { required: true, message: t('fields.required') };
  const send = ({ lines, ...head }: Values) =>
    request.run({ ...head, lines: lines.map(({ lotId, qty }) => ({ lotId: lotId ?? 0, qty: typedQty(qty) ?? 0 })) });
  return (
    <SidePanel title={t('supplierReturns.new')} width={560} onClose={onClose}>
      <p>{t('supplierReturns.newHint')}</p>
      <FormPanel<Values, { returnId: number; number: string }>
        initialValues={{ reason: '', lines: [blank] }}
        submitLabel={t('supplierReturns.request')}
        onSubmit={send}
        onDone={({ returnId, number }) => {
          notice.success(t('supplierReturns.requested', { number }));
          onAsked(returnId);
        }}
      >
        <Form.Item name="supplierId" label={t('supplierReturns.columns.supplierName')} rules={[required]}>
          <SupplierPicker label={t('supplierReturns.columns.supplierName')} autoFocus />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('supplierReturns.columns.reason')}
          rules={[{ ...required, whitespace: true }]}
        >
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <Lines />
      </FormPanel>
    </SidePanel>
  );
};
