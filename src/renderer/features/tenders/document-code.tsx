/** Chooses a common paper of the trade; none means a name of one's own. */
import { Select } from 'antd';
import type { DocumentCode } from '../../../shared/domain/tender-paper-words';
import { useT } from '../../ui/i18n';
import { paperName } from './paper-words';

type Props = {
  readonly codes: readonly DocumentCode[];
  readonly id?: string;
  readonly value?: DocumentCode | '';
  readonly onChange?: (code: DocumentCode | undefined) => void;
};

export const CodeSelect = ({ codes, id, value, onChange }: Props) => {
  const t = useT();
  return (
    <Select<DocumentCode>
      id={id}
      {...(value === undefined || value === '' ? {} : { value })}
      allowClear
      autoFocus
      showSearch={{ optionFilterProp: 'label' }}
      options={codes.map((code) => ({ value: code, label: paperName({ code, name: '' }, t) }))}
      onChange={(code) => onChange?.(code)}
    />
  );
};
