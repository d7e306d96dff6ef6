/** A quantity as people type it; forms keep the text and ask the engine with thousandths. */
import { Form, Input } from 'antd';
import { parseQty } from '../../../shared/domain/quantity';
import { useT } from '../../ui/i18n';

export type QtyForm = { readonly qty: string };

/** Thousandths of what was typed; the field has let it through, so it is one. */
export const qtyOf = (text: string): number => {
  const typed = parseQty(text);
  return typed.ok ? typed.value : 0;
};

type Props = { readonly label: string; readonly hint?: string; readonly autoFocus?: boolean };

export const QtyField = ({ label, hint, autoFocus }: Props) => {
  const t = useT();
  const check = (_rule: unknown, text?: string) =>
    qtyOf(text ?? '') > 0 ? Promise.resolve() : Promise.reject(new Error(t('fields.required')));
  return (
    <Form.Item name="qty" label={label} extra={hint} rules={[{ validator: check }]}>
      <Input inputMode="decimal" autoComplete="off" autoFocus={autoFocus} />
    </Form.Item>
  );
};
