/** Products and opening stock of the demo book. */
import { addDays, businessDateOf } from '../../../shared/domain/business-date';
import { person, type Stage } from './master-data';

export const PRODUCTS = 400;
const DIGITS_OF_TAX_CODE = '1070304';

export type DemoProduct = { readonly id: number; readonly price: number; readonly isCold: boolean };

/** Medicine, specification and maker of the nth product: no combination comes twice. */
function nthMedicine({ words }: Stage, nth: number) {
  const kinds = words.medicines.flatMap(([name, form, specifications]) =>
    specifications.map((specification) => ({ name, form, specification })),
  );
  const kind = kinds[nth % kinds.length];
  const maker = words.makers[Math.floor(nth / kinds.length) % words.makers.length];
  if (!kind || !maker || nth >= kinds.length * words.makers.length) throw new Error('the word lists are too short');
  return { ...kind, maker };
}

async function addProduct(stage: Stage, nth: number): Promise<DemoProduct> {
  const { caller, random, words, from } = stage;
  const { name, form, specification, maker } = nthMedicine(stage, nth);
  const isCold = words.coldMedicines.includes(name);
  const price = random.integer(30, 900) * 1000;
  const fields = {
    code: `YP${String(nth + 1).padStart(4, '0')}`,
    genericName: name,
    tradeName: '',
    mnemonic: '',
    form,
    specification,
    holder: maker,
    maker,
    origin: '',
    registrationNo: `H2${String(nth * 7919 + 10_000_000).slice(0, 7)}`,
    registrationExpiresOn: addDays(businessDateOf(from, 'Asia/Shanghai'), random.integer(500, 1500)),
    unit: words.unit,
    caseQty: 100_000,
    taxCode: `${DIGITS_OF_TAX_CODE}${'0'.repeat(12)}`,
    taxShortName: words.taxName,
    taxRateBp: 1300,
    isPrescription: true,
    scopeClass: words.scopeClass,
    storageClass: isCold ? 'cold' : 'normal',
    isControlled: false,
    medicalCode: '',
    barcode: `69${String(nth * 104_729 + 10_000_000_000).slice(0, 11)}`,
    tracePrefix: String(8_100_000 + nth),
    category: form,
  };
  const who = person(stage, 'assistant');
  const made = await caller.must<{ productId: number; version: number }>('products.create', {
    who,
    at: from,
    input: fields,
  });
  const floorPrice = Math.round((price * 9) / 10);
  const input = { productId: made.productId, version: made.version, floorPrice };
  await caller.must('products.setFloorPrice', { who: person(stage, 'manager'), at: from, input });
  return { id: made.productId, price, isCold };
}

/** One to three lots of a product; a few are short, a few near their end. */
function lotsOf({ random, words, now }: Stage, productId: number) {
  const today = businessDateOf(now, 'Asia/Shanghai');
  return Array.from({ length: random.integer(1, 3) }, (_, at) => {
    const days = random.chance(6) ? random.integer(20, 150) : random.integer(300, 900);
    const units = random.chance(4) ? random.integer(5, 40) : random.integer(1500, 6000);
    return {
      productId,
      batchNo: `${today.slice(2, 4)}${String(random.integer(1, 12)).padStart(2, '0')}${String(productId).padStart(3, '0')}${at + 1}`,
      madeOn: addDays(today, days - 1080),
      expiry: addDays(today, days),
      qty: units * 1000,
      location: `${random.pick(['A', 'B', 'C', 'D'])}-${String(random.integer(1, 12)).padStart(2, '0')}-${String(random.integer(1, 8)).padStart(2, '0')}`,
      supplierName: words.supplier,
    };
  });
}

export async function addGoods(stage: Stage): Promise<DemoProduct[]> {
  const made: DemoProduct[] = [];
  for (let nth = 0; nth < PRODUCTS; nth += 1) {
    const product = await addProduct(stage, nth);
    const input = { lines: lotsOf(stage, product.id) };
    await stage.caller.must('stock.recordOpening', { who: person(stage, 'warehouse'), at: stage.from, input });
    made.push(product);
  }
  return made;
}
