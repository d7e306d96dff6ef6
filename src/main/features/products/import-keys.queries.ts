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
