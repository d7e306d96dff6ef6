/** The card of a supplier as it is typed. */
import { Form, Input, Segmented } from 'antd';
import type { SupplierRow } from '../../../shared/contract/suppliers.contract';
import { type SupplierKind, supplierKinds } from '../../../shared/domain/purchase-words';
import { useT } from '../../ui/i18n';

const texts = ['taxNo', 'contactName', 'phone', 'address', 'remark'] as const;
const limits = { taxNo: 30, contactName: 40, phone: 40, address: 200, remark: 300 } as const;
const wide: ReadonlySet<string> = new Set(['address', 'remark']);

export type SupplierValues = Readonly<Record<(typeof texts)[number] | 'name', string>> & {
  readonly kind: SupplierKind;
};

export const emptySupplier: SupplierValues = {
  ...{ name: '', taxNo: '', contactName: '', phone: '', address: '', remark: '' },
  kind: 'wholesaler',
};
export const supplierValues = ({ name, kind, taxNo, contactName, phone, address, remark }: SupplierRow) =>
  ({ name, kind, taxNo, contactName, phone, address, remark }) satisfies SupplierValues;

export const SupplierFields = ({ autoFocus = false }: { readonly autoFocus?: boolean }) => {
  const t = useT();
  const required = { required: true, whitespace: true, message: t('fields.required') };
  return (
    <div className="td-purchase-two">
      <Form.Item name="name" label={t('suppliers.columns.name')} className="is-wide" rules={[required]}>
        <Input maxLength={100} autoFocus={autoFocus} autoComplete="off" />
      </Form.Item>
      <Form.Item name="kind" label={t('suppliers.columns.kind')} className="is-wide">
        <Segmented options={supplierKinds.map((value) => ({ value, label: t(`suppliers.kinds.${value}`) }))} />
      </Form.Item>
      {texts.map((key) => (
        <Form.Item
          key={key}
          name={key}
          label={t(`suppliers.columns.${key}`)}
          {...(wide.has(key) ? { className: 'is-wide' } : {})}
        >
          <Input maxLength={limits[key]} autoComplete="off" />
        </Form.Item>
      ))}
    </div>
  );
};
