/** Which records of a file are in the book already; by name first, so the index serves. */
import type { ImportTarget } from '../../../shared/contract/imports.contract';
import type { ReadDb } from '../../store/handles';
import { customerKeysAmong } from '../customers/customers.queries';
import { productCodesAmong, productKeysAmong } from '../products/import-keys.queries';
import { keyOf, type ImportRecord } from './map-rows';

type Asked = { readonly target: ImportTarget; readonly records: readonly ImportRecord[] };

const textsOf = (records: readonly ImportRecord[], field: string): string[] =>
  records.map(({ values }) => String(values[field] ?? ''));

/** The records that are not in the book yet, whoever owns what is there. */
export async function newAmong(db: ReadDb, { target, records }: Asked): Promise<ImportRecord[]> {
  const rows =
    target === 'customers'
      ? await customerKeysAmong(db, textsOf(records, 'name'))
      : await productKeysAmong(db, textsOf(records, 'genericName'));
  const known = new Set(rows.map((row) => keyOf(target, row)));
  return records.filter(({ values }) => !known.has(keyOf(target, values)));
}

/** Among new products, those whose code another product has. */
export async function withTakenCode(db: ReadDb, fresh: readonly ImportRecord[]): Promise<ImportRecord[]> {
  const coded = fresh.filter(({ values }) => (values['code'] ?? '') !== '');
  if (coded.length === 0) return [];
  const taken = await productCodesAmong(db, textsOf(coded, 'code'));
  return coded.filter(({ values }) => taken.has(String(values['code'])));
}

/** For the dry run, asked by the front: how many are new, and which of them cannot be added. */
export async function compareImport(db: ReadDb, asked: Asked) {
  const fresh = await newAmong(db, asked);
  return { fresh: fresh.length, takenCodes: await withTakenCode(db, fresh) };
}
