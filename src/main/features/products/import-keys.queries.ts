import { sql } from 'drizzle-orm';
import { isAnyOfWords } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import { product } from './products.tables';

/** The keys of the products that have one of these generic names, for the import. */
export const productKeysAmong = (db: ReadDb, genericNames: readonly string[]) =>
  db
    .select({
      genericName: product.genericName,
      tradeName: product.tradeName,
      maker: product.maker,
      specification: product.specification,
    })
    .from(product)
    .where(isAnyOfWords(product.genericName, genericNames));

/** Which of these codes are taken, for the import. */
export const productCodesAmong = async (db: ReadDb, codes: readonly string[]): Promise<Set<string>> => {
  const rows = await db.select({ code: product.code }).from(product).where(isAnyOfWords(product.code, codes));
  return new Set(rows.flatMap(({ code }) => code ?? []));
};

/** What tells products apart in a file that speaks of them by code or name. */
export type NamedProduct = {
  readonly id: number;
  readonly code: string | null;
  readonly genericName: string;
  readonly tradeName: string;
  readonly maker: string;
  readonly specification: string;
  readonly pyFull: string;
};

/** The products with one of these codes, generic names or trade names. */
export async function productsNamed(
  db: ReadDb,
  { codes, names }: { readonly codes: readonly string[]; readonly names: readonly string[] },
): Promise<NamedProduct[]> {
  const { id, code, genericName, tradeName, maker, specification, pyFull } = product;
  return db
    .select({ id, code, genericName, tradeName, maker, specification, pyFull })
    .from(product)
    .where(
      sql`${isAnyOfWords(code, codes)} OR ${isAnyOfWords(genericName, names)} OR (${tradeName} <> '' AND ${isAnyOfWords(tradeName, names)})`,
    );
}
