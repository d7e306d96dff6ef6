/** The customers and products that rows of a file speak of. */
import { toHalfWidth } from '../../../shared/domain/typed-text';
import type { ReadDb } from '../../store/handles';
import { customersNamed, type NamedCustomer } from '../customers/import-keys.queries';
import { productsNamed, type NamedProduct } from '../products/import-keys.queries';
import type { ImportRecord } from './map-rows';
import { textIn, wrongRow, type RowProblem, type Viewer } from './plan';

/** Brackets, digits and spaces of either width are the same. */
const plain = (text: string): string => toHalfWidth(text).replace(/\s+/gu, '').toLowerCase();
const plainCity = (text: string): string => plain(text).replace(/\u5e02$/u, '');

/** A name as it may be written in the book: brackets of either width. */
const writings = (text: string): string[] => [
  text,
  toHalfWidth(text),
  text.replaceAll('(', '\uFF08').replaceAll(')', '\uFF09'),
];

const groupBy = <T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> => {
  const groups = Map.groupBy(rows, keyOf);
  groups.delete('');
  return groups;
};

export type Found<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly wrong: RowProblem };
const wrong = (...args: Parameters<typeof wrongRow>): Found<never> => ({ ok: false, wrong: wrongRow(...args) });

/** Those of the candidates that say what is given; where none does, those that say nothing about it. */
function agreeing<T>(candidates: readonly T[], textOf: (candidate: T) => string, given: string): readonly T[] {
  if (given === '') return candidates;
  const exact = candidates.filter((one) => textOf(one) === given);
  return exact.length > 0 ? exact : candidates.filter((one) => textOf(one) === '');
}

export type FindCustomer = (record: ImportRecord) => Found<NamedCustomer>;

/** By tax number where it is given and known, else by name; the city tells namesakes apart. */
export async function customerFinder(
  db: ReadDb,
  records: readonly ImportRecord[],
  { visible }: Viewer,
): Promise<FindCustomer> {
  const names = new Set(records.flatMap((record) => writings(textIn(record, 'name'))));
  const taxNos = new Set(records.map((record) => textIn(record, 'taxNo')));
  const rows = await customersNamed(db, { names: [...names], taxNos: [...taxNos], visible });
  const byName = groupBy(rows, ({ name }) => plain(name));
  const byTaxNo = groupBy(rows, ({ taxNo }) => taxNo);
  return (record) => {
    const [name, city, taxNo] = [textIn(record, 'name'), textIn(record, 'city'), textIn(record, 'taxNo')];
    const ofTaxNo = byTaxNo.get(taxNo);
    const candidates = ofTaxNo ?? (name === '' ? [] : (byName.get(plain(name)) ?? []));
    const field = name === '' ? 'taxNo' : 'name';
    const value = name || taxNo;
    const inCity = agreeing(candidates, (one) => plainCity(one.city), plainCity(city));
    const ofName = inCity.filter((one) => plain(one.name) === plain(name));
    const [found, ...others] = ofName.length > 0 ? ofName : inCity;
    if (!found) return wrong(field, 'noCustomer', { value });
    if (others.length > 0) return wrong(field, 'manyCustomers', { value, count: others.length + 1 });
    return { ok: true, value: found };
  };
}

export type FindProduct = (record: ImportRecord) => Found<NamedProduct>;

function byCodeOf(record: ImportRecord, found: NamedProduct | undefined): Found<NamedProduct> {
  if (!found) return wrong('code', 'noProduct', { value: textIn(record, 'code') });
  const name = plain(textIn(record, 'genericName'));
  const isSame = name === '' || [found.genericName, found.tradeName].some((own) => plain(own) === name);
  return isSame ? { ok: true, value: found } : wrong('code', 'otherName', { name: found.genericName });
}

/** By code where it is given, which the name must not contradict; else by name, told apart by what else is given. */
export async function productFinder(db: ReadDb, records: readonly ImportRecord[]): Promise<FindProduct> {
  const codes = new Set(records.map((record) => textIn(record, 'code')).filter((code) => code !== ''));
  const names = new Set(records.flatMap((record) => writings(textIn(record, 'genericName'))));
  names.delete('');
  const rows = await productsNamed(db, { codes: [...codes], names: [...names] });
  const byCode = new Map(rows.flatMap((row) => (row.code === null ? [] : [[row.code, row] as const])));
  const byGenericName = groupBy(rows, ({ genericName }) => plain(genericName));
  const byTradeName = groupBy(rows, ({ tradeName }) => plain(tradeName));
  return (record) => {
    const code = textIn(record, 'code');
    if (code !== '') return byCodeOf(record, byCode.get(code));
    const value = textIn(record, 'genericName');
    let candidates: readonly NamedProduct[] = byGenericName.get(plain(value)) ?? byTradeName.get(plain(value)) ?? [];
    for (const field of ['tradeName', 'specification', 'maker'] as const) {
      candidates = agreeing(candidates, (one) => plain(one[field]), plain(textIn(record, field)));
    }
    const [found, ...others] = candidates;
    if (!found) return wrong('genericName', 'noProduct', { value });
    if (others.length > 0) return wrong('genericName', 'manyProducts', { value, count: others.length + 1 });
    return { ok: true, value: found };
  };
}
