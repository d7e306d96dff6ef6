import { Form, Input } from 'antd';
import { PIN_DIGITS } from '../../../shared/domain/signed-steps';
import { useT } from '../i18n';

const DIGITS = new RegExp(`^\\d{${PIN_DIGITS}}$`, 'u');

/** Where a new PIN is typed. */
export const PinField = ({ isFirst = false }: { readonly isFirst?: boolean }) => {
  const t = useT();
  return (
    <Form.Item
      name="pin"
      label={t('users.signing.pin')}
      extra={t('users.signing.pinHint')}
      rules={[{ required: true, pattern: DIGITS, message: t('users.signing.pin') }]}
    >
      <Input.Password maxLength={PIN_DIGITS} inputMode="numeric" autoComplete="off" autoFocus={isFirst} />
    </Form.Item>
  );
};
