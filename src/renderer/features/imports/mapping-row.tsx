/** One field of the mapping: its column, its value for all rows, and what the file says there. */
import { AutoComplete, Input, Select } from 'antd';
import { isWordField, type ImportField, wordGroupOf } from '../../../shared/contract/import-fields';
import type { ImportColumn } from '../../../shared/contract/imports.contract';
import { type Translate, useTexts } from '../../ui/i18n';
import { resources, type Language } from '../../../shared/i18n';
import type { Chosen } from './file-step';
import { groupOf } from './template-file';

const NO_COLUMN = -1;

type ValueProps = {
  readonly label: string;
  readonly field: ImportField;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** The words that a field knows, the first of each meaning. */
const wordsOf = (language: Language, field: ImportField): string[] =>
  isWordField(field)
    ? Object.values<string>(resources[language].imports.words[wordGroupOf(field)]).map(
        (words) => words.split(/[,\u3001]/u)[0] ?? '',
      )
    : [];

const ValueForAll = ({ label, field, value, onChange }: ValueProps) => {
  const { language } = useTexts();
  const words = wordsOf(language, field);
  if (words.length === 0) {
    return <Input aria-label={label} value={value} maxLength={200} onChange={({ target }) => onChange(target.value)} />;
  }
  const options = words.map((word) => ({ value: word }));
  return <AutoComplete aria-label={label} value={value} options={options} onChange={onChange} />;
};

const needOf = (t: Translate, { target }: Chosen, field: ImportField): string | undefined => {
  const group = groupOf(target, field);
  if (!group) return undefined;
  return t(group.length === 1 ? 'imports.mapping.needed' : 'imports.mapping.neededOneOf');
};

type Props = {
  readonly column: ImportColumn;
  readonly chosen: Chosen;
  readonly onChange: (column: ImportColumn) => void;
};

export const MappingRow = ({ column, chosen, onChange }: Props) => {
  const { t } = useTexts();
  const { field, at, constant } = column;
  const { header, rows } = chosen.preview;
  const label = t(`imports.fields.${field}`);
  const need = needOf(t, chosen, field);
  const example = at === null ? '' : (rows.find((row) => row[at])?.[at] ?? '');
  const heads = header.map((head, place) => ({ value: place, label: head || `#${place + 1}` }));
  return (
    <tr>
      <th scope="row">
        {label}
        {need && <span className="td-need"> {need}</span>}
      </th>
      <td>
        <Select<number>
          aria-label={`${label} ${t('imports.mapping.column')}`}
          value={at ?? NO_COLUMN}
          options={[{ value: NO_COLUMN, label: t('imports.mapping.noColumn') }, ...heads]}
          onChange={(place) => onChange({ ...column, at: place === NO_COLUMN ? null : place })}
        />
      </td>
      <td>
        <ValueForAll
          label={`${label} ${t('imports.mapping.constant')}`}
          field={field}
          value={constant}
          onChange={(value) => onChange({ ...column, constant: value })}
        />
      </td>
      <td className="td-quiet">{example || constant}</td>
    </tr>
  );
};
