/** Fields that the questions about deposits and bid costs share. */
import { DatePicker, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useT } from '../../ui/i18n';

type Props = {
  readonly name: string;
  readonly label: string;
  readonly extra?: ReactNode;
  readonly isOptional?: boolean;
};

const useRequired = (isOptional: boolean | undefined) => {
  const t = useT();
  return isOptional ? [] : [{ required: true, message: t('fields.required') }];
};

/** Yuan, as typed; the form reads it with `parseFen`. */
export const FenField = ({ name, label, extra, isOptional }: Props) => (
  <Form.Item name={name} label={label} extra={extra} rules={useRequired(isOptional)}>
    <Input className="td-number" inputMode="decimal" autoComplete="off" />
  </Form.Item>
);

export const DayField = ({ name, label, extra, isOptional }: Props) => (
  <Form.Item name={name} label={label} extra={extra} rules={useRequired(isOptional)}>
    <DatePicker allowClear={isOptional ?? false} />
  </Form.Item>
);

type TextProps = Props & { readonly maxLength: number; readonly isFirst?: boolean };

export const TextField = ({ name, label, extra, isOptional, maxLength, isFirst }: TextProps) => {
  const t = useT();
  const needed = [{ required: true, whitespace: true, message: t('fields.required') }];
  return (
    <Form.Item name={name} label={label} extra={extra} rules={isOptional ? [] : needed}>
      <Input maxLength={maxLength} autoComplete="off" autoFocus={isFirst ?? false} />
    </Form.Item>
  );
};
