/** Whom the firm buys from (供应商). Their licences and qualification are quality's. */
import { z } from 'zod';
import { supplierKinds } from '../domain/purchase-words';
import { gridBlock, gridCriteriaSchema, gridRequestSchema, gridTotals } from './grid';
import { historyRows } from './history';
import { command, commandInput, id, instant, optionalText, query, text, version } from './procedure';
import { actionState } from './values';

const head = {
  name: text(100),
  kind: z.enum(supplierKinds),
  taxNo: optionalText(30),
  contactName: optionalText(40),
  phone: optionalText(40),
  address: optionalText(200),
  remark: optionalText(300),
};

export const supplierRow = z.strictObject({
  id,
  name: z.string(),
  kind: z.enum(supplierKinds),
  taxNo: z.string(),
  contactName: z.string(),
  phone: z.string(),
  address: z.string(),
  remark: z.string(),
  isDisabled: z.boolean(),
  createdAt: instant,
  version,
  actions: z.strictObject({ update: actionState, setDisabled: actionState, setLicences: actionState }),
});
export type SupplierRow = z.output<typeof supplierRow>;

export const supplierDetail = z.strictObject({ supplier: supplierRow, history: historyRows });
export type SupplierDetail = z.output<typeof supplierDetail>;

/** One that may be chosen: not disabled. */
export const pickedSupplier = z.strictObject({ id, name: z.string(), taxNo: z.string() });
export type PickedSupplier = z.output<typeof pickedSupplier>;

const open = { open: 'suppliers belong to the firm' } as const;
const read = { permission: 'purchases.read', ...open } as const;
const write = { permission: 'suppliers.write', ...open } as const;

export const suppliersContract = {
  list: query(read).input(gridRequestSchema).output(gridBlock(supplierRow)),
  totals: query(read).input(gridCriteriaSchema).output(gridTotals),
  get: query(read)
    .input(z.strictObject({ supplierId: id }))
    .output(supplierDetail),
  /** The best 20 by name, pinyin or initials. */
  pick: query(read)
    .input(z.strictObject({ search: z.string().max(100) }))
    .output(z.array(pickedSupplier)),
  create: command(write)
    .input(commandInput(head))
    .output(z.strictObject({ supplierId: id, version })),
  update: command(write)
    .input(commandInput({ supplierId: id, version, ...head }))
    .output(z.strictObject({ version })),
  /** From a disabled one nothing is received any more. */
  setDisabled: command(write)
    .input(commandInput({ supplierId: id, version, isDisabled: z.boolean(), reason: text(200) }))
    .output(z.strictObject({ version })),
};
