/** The second step: which column is which field, and what all rows get where the file says nothing. */
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { ImportColumn, ImportField } from '../../../shared/contract/imports.contract';
import { useT } from '../../ui/i18n';
import { RecordPicker, type PickOption } from '../../ui/record-picker';
import { api } from '../../rpc/client';
import { useMe } from '../../rpc/me';
import type { Chosen } from './file-step';

const required: readonly ImportField[] = ['name', 'genericName'];
const NO_COLUMN = -1;

export type Mapping = { readonly columns: ImportColumn[]; readonly ownerId: number | null };
type Props = { readonly chosen: Chosen; readonly onBack: () => void; readonly onMapped: (mapping: Mapping) => void };
type RowProps = {
  readonly column: ImportColumn;
  readonly chosen: Chosen;
  readonly onChange: (column: ImportColumn) => void;
};

const MappingRow = ({ column, chosen, onChange }: RowProps) => {
  const t = useT();
  const { field, at, constant } = column;
  const { header, rows } = chosen.preview;
  const label = t(`imports.fields.${field}`);
  const example = at === null ? '' : (rows.find((row) => row[at])?.[at] ?? '');
  const heads = header.map((head, place) => ({ value: place, label: head || `#${place + 1}` }));
  return (
    <tr>
      <th scope="row">
        {label}
        {required.includes(field) && <abbr title={t('common.words.required')}> *</abbr>}
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
        <Input
          aria-label={`${label} ${t('imports.mapping.constant')}`}
          value={constant}
          maxLength={200}
          onChange={({ target }) => onChange({ ...column, constant: target.value })}
        />
      </td>
      <td className="td-quiet">{example || constant}</td>
    </tr>
  );
};

const loadPeople = (search: string) => api.users.pick({ search });
const optionOf = ({ id, name }: { id: number; name: string }): PickOption => ({ id, label: name });

type OwnerProps = { readonly ownerId: number | null; readonly onChange: (ownerId: number | null) => void };

const OwnerChoice = ({ ownerId, onChange }: OwnerProps) => {
  const t = useT();
  const me = useMe();
  return (
    <div className="td-form-buttons">
      <span>{t('imports.mapping.owner')}</span>
      <RecordPicker
        label={t('imports.mapping.owner')}
        value={ownerId ?? me.userId}
        chosen={{ id: me.userId, label: me.name }}
        load={loadPeople}
        optionOf={optionOf}
        onChange={(id) => onChange(id ?? null)}
      />
    </div>
  );
};

const heads = ['field', 'column', 'constant', 'example'] as const;

export const MappingStep = ({ chosen, onBack, onMapped }: Props) => {
  const t = useT();
  const { preview, target } = chosen;
  const [columns, setColumns] = useState(preview.columns);
  const [ownerId, setOwnerId] = useState<number | null>(null);
  const change = (changed: ImportColumn) =>
    setColumns(columns.map((column) => (column.field === changed.field ? changed : column)));
  return (
    <section className="td-import-step">
      <p>
        {chosen.fileName} ·{' '}
        {t('imports.mapping.encoding', { encoding: preview.encoding.toUpperCase(), count: preview.rowCount })}
      </p>
      <p className="td-quiet">{t('imports.mapping.hint')}</p>
      {target === 'customers' && <OwnerChoice ownerId={ownerId} onChange={setOwnerId} />}
      <table className="td-table">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(`imports.mapping.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <MappingRow key={column.field} column={column} chosen={chosen} onChange={change} />
          ))}
        </tbody>
      </table>
      <div className="td-form-buttons">
        <Button onClick={onBack}>{t('common.actions.back')}</Button>
        <Button type="primary" onClick={() => onMapped({ columns, ownerId })}>
          {t('imports.mapping.check')}
        </Button>
      </div>
    </section>
  );
};
