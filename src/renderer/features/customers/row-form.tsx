/** A short list of things that belong to a customer, changed as a whole. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import type { ShownAnswer } from '../../ui/problem-text';

/** A field of a row that is a text. */
export type TextField = {
  readonly key: string;
  readonly label: string;
  readonly max: number;
  readonly isRequired?: boolean;
  readonly isWide?: boolean;
};

type Props<Row extends object> = {
  /** Name of the list in the command's input. */
  readonly name: string;
  readonly rows: readonly Row[];
  readonly fields: readonly TextField[];
  /** The row that a press adds, beside those that stand there. */
  readonly fresh: Row | ((rows: readonly Row[]) => Row);
  readonly hasDefault?: boolean;
  readonly emptyText: string;
  readonly mayWrite: boolean;
  readonly onSave: (rows: Row[]) => Promise<ShownAnswer<unknown>>;
  /** What a row holds beside its texts. */
  readonly more?: (at: number) => ReactNode;
};

const RowFields = ({ at, fields }: { readonly at: number; readonly fields: readonly TextField[] }) => {
  const t = useT();
  return fields.map(({ key, label, max, isRequired, isWide }) => (
    <Form.Item
      key={key}
      name={[at, key]}
      label={label}
      className={isWide ? 'is-wide' : undefined}
      rules={isRequired ? [{ required: true, whitespace: true, message: t('fields.required') }] : []}
    >
      <Input maxLength={max} autoComplete="off" />
    </Form.Item>
  ));
};

type FootProps = { readonly at: number; readonly hasDefault: boolean; readonly onRemove: () => void };

const RowFoot = ({ at, hasDefault, onRemove }: FootProps) => {
  const t = useT();
  return (
    <div className="td-row-foot">
      {hasDefault ? (
        <Form.Item name={[at, 'isDefault']} valuePropName="checked">
          <Checkbox>{t('customers.fields.isDefault')}</Checkbox>
        </Form.Item>
      ) : (
        <span />
      )}
      <Button
        type="text"
        icon={<DeleteOutlined aria-hidden />}
        aria-label={t('customers.act.removeRow', { row: at + 1 })}
        onClick={onRemove}
      />
    </div>
  );
};

const textOf = (row: object, key: string): string => {
  const value: unknown = Object.entries(row).find(([name]) => name === key)?.[1];
  return typeof value === 'string' ? value : '';
};

const ReadRows = <Row extends object>({ rows, fields, emptyText }: Props<Row>) => {
  if (rows.length === 0) return <p className="td-quiet">{emptyText}</p>;
  return (
    <div className="td-rows">
      {rows.map((row, at) => (
        // Rows are shown as they were answered, without a change of place.
        <dl key={`${at}/${JSON.stringify(row)}`} className="td-facts">
          {fields.flatMap(({ key, label }) => [
            <dt key={`${key}/label`}>{label}</dt>,
            <dd key={key}>{textOf(row, key)}</dd>,
          ])}
        </dl>
      ))}
    </div>
  );
};

type AddProps<Row extends object> = Pick<Props<Row>, 'name' | 'fresh'> & { readonly onAdd: (row: Row) => void };

const AddRow = <Row extends object>({ name, fresh, onAdd }: AddProps<Row>) => {
  const t = useT();
  const form = Form.useFormInstance<Record<string, Row[]>>();
  const press = () => onAdd(typeof fresh === 'function' ? fresh(form.getFieldValue(name) ?? []) : fresh);
  return (
    <Button icon={<PlusOutlined aria-hidden />} onClick={press}>
      {t('customers.act.addRow')}
    </Button>
  );
};

export const RowForm = <Row extends object>(props: Props<Row>) => {
  const t = useT();
  const notice = useNotice();
  const { name, rows, fields, fresh, hasDefault = false, emptyText } = props;
  if (!props.mayWrite) return <ReadRows {...props} />;
  return (
    <FormPanel<Record<string, Row[]>, unknown>
      initialValues={{ [name]: [...rows] }}
      onSubmit={(values) => props.onSave(values[name] ?? [])}
      onDone={() => notice.success(t('customers.saved'))}
    >
      <Form.List name={name}>
        {(places, { add, remove }) => (
          <div className="td-rows">
            {places.length === 0 && <p className="td-quiet">{emptyText}</p>}
            {places.map(({ key, name: at }) => (
              <div key={key} className="td-row">
                {props.more?.(at)}
                <RowFields at={at} fields={fields} />
                <RowFoot at={at} hasDefault={hasDefault} onRemove={() => remove(at)} />
              </div>
            ))}
            <AddRow name={name} fresh={fresh} onAdd={add} />
          </div>
        )}
      </Form.List>
    </FormPanel>
  );
};
