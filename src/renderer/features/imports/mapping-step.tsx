/** The second step: which column is which field, and what all rows get where the file says nothing. */
import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { ImportColumn } from '../../../shared/contract/imports.contract';
import { useT } from '../../ui/i18n';
import { RecordPicker, type PickOption } from '../../ui/record-picker';
import { api } from '../../rpc/client';
import { useMe } from '../../rpc/me';
import type { Chosen } from './file-step';
import { MappingRow } from './mapping-row';

export type Mapping = { readonly columns: ImportColumn[]; readonly ownerId: number | null };
type Props = { readonly chosen: Chosen; readonly onBack: () => void; readonly onMapped: (mapping: Mapping) => void };

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
      {preview.isRemembered ? (
        <Alert type="success" showIcon title={t('imports.mapping.remembered')} />
      ) : (
        <p className="td-quiet">{t('imports.mapping.hint')}</p>
      )}
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
