/** The form of a product: what is typed, and the input it becomes. */
import type { ProductCard } from '../../../shared/contract/products.contract';
import { formatQty } from '../../../shared/domain/format';
import { okay, type Result } from '../../../shared/domain/problem';
import { parseQty } from '../../../shared/domain/quantity';
import { parseScaled } from '../../../shared/domain/typed-text';

const texts = [
  'code',
  'genericName',
  'tradeName',
  'mnemonic',
  'form',
  'specification',
  'holder',
  'maker',
  'origin',
  'registrationNo',
  'unit',
  'taxCode',
  'taxShortName',
  'scopeClass',
  'medicalCode',
  'barcode',
  'tracePrefix',
  'category',
] as const;
export type TextField = (typeof texts)[number];

type Typed = Readonly<Record<TextField, string>>;
/** The input of create and update without id and version. */
export type ProductInput = Typed &
  Pick<
    ProductCard,
    'registrationExpiresOn' | 'caseQty' | 'taxRateBp' | 'isPrescription' | 'storageClass' | 'isControlled'
  >;
export type ProductValues = Typed & {
  readonly registrationExpiresOn: string;
  readonly caseQty: string;
  readonly taxRateBp: string;
  readonly isPrescription: boolean;
  readonly storageClass: ProductCard['storageClass'];
  readonly isControlled: boolean;
};

const textsOf = (card: Partial<Record<TextField, string>>): Typed =>
  Object.fromEntries(texts.map((field) => [field, card[field] ?? ''])) as Typed;

/** What the form starts with: a product, or the usual of a new one. */
export function valuesOf(card: ProductCard | undefined): ProductValues {
  const { taxRateBp = 1300, caseQty = null } = card ?? {};
  return {
    ...textsOf(card ?? {}),
    registrationExpiresOn: card?.registrationExpiresOn ?? '',
    caseQty: caseQty === null ? '' : formatQty(caseQty, 'plain'),
    // Per cent with two decimals and thousandths differ only by their scale.
    taxRateBp: taxRateBp === null ? '' : formatQty(taxRateBp * 10, 'plain'),
    isPrescription: card?.isPrescription ?? true,
    storageClass: card?.storageClass ?? 'normal',
    isControlled: card?.isControlled ?? false,
  };
}

const optional = <T>(text: string, parse: (text: string) => Result<T>): Result<T | null> =>
  text.trim() === '' ? okay(null) : parse(text);

/** The input of a command, or which field was not understood. */
export function inputOf(values: ProductValues): Result<ProductInput> {
  const caseQty = optional(values.caseQty, (text) => parseQty(text, '/caseQty'));
  if (!caseQty.ok) return caseQty;
  const rate = optional(values.taxRateBp, (text) =>
    parseScaled({ text: text.replace(/[%\uFF05]\s*$/u, ''), decimals: 2, field: '/taxRateBp' }),
  );
  if (!rate.ok) return rate;
  const { isPrescription, storageClass, isControlled } = values;
  return okay({
    ...textsOf(values),
    registrationExpiresOn: values.registrationExpiresOn || null,
    caseQty: caseQty.value,
    taxRateBp: rate.value,
    isPrescription,
    storageClass,
    isControlled,
  });
}
