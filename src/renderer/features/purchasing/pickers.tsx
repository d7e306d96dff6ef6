/** Choosers of a supplier, a product and a lot, as fields of forms. */
import type { PickedProduct } from '../../../shared/contract/products.contract';
import type { LotRow } from '../../../shared/contract/stock.contract';
import type { PickedSupplier } from '../../../shared/contract/suppliers.contract';
import { formatQty } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useT } from '../../ui/i18n';
import { RecordPicker } from '../../ui/record-picker';

/** Value and change come from the form item around it. */
type Field = {
  readonly id?: string;
  readonly label: string;
  readonly value?: number;
  readonly autoFocus?: boolean;
  readonly onChange?: (id: number | undefined) => void;
};

const BEST = 20;

export const SupplierPicker = (field: Field) => (
  <RecordPicker<PickedSupplier>
    {...field}
    load={(search) => api.suppliers.pick({ search })}
    optionOf={({ id, name, taxNo }) => ({ id, label: name, hint: taxNo })}
  />
);

export const ProductPicker = (field: Field) => (
  <RecordPicker<PickedProduct>
    {...field}
    load={(search) => api.products.pick({ search })}
    optionOf={({ id, code, genericName, specification, maker }) => {
      return { id, label: [genericName, specification].join(' '), hint: [code, maker].filter(Boolean).join(' · ') };
    }}
  />
);

/** Judged goods of which there is something. */
const judged = [
  { op: 'in', column: 'area', values: ['rejected', 'stock'] },
  { op: 'range', column: 'onHand', min: 1 },
] as const;

export const LotPicker = (field: Field) => {
  const t = useT();
  const load = async (search: string) => {
    const filters = judged.map((one) => (one.op === 'in' ? { ...one, values: [...one.values] } : { ...one }));
    const answer = await api.stock.list({ search, filters, limit: BEST });
    return answer.ok ? { ok: true as const, value: answer.value.rows } : answer;
  };
  return (
    <RecordPicker<LotRow>
      {...field}
      load={load}
      optionOf={({ id, productName, batchNo, area, location, onHand, reserved, unit }) => ({
        id,
        label: `${productName} ${batchNo}`,
        hint: `${t(`stock.areas.${area}`)} ${location} · ${formatQty(onHand - reserved)} ${unit}`,
      })}
    />
  );
};
