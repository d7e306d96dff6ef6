/** Products for tests, valid by default, through the procedures. */
import type { InputOf } from '../../../src/shared/contract/procedure';
import type { productsContract } from '../../../src/shared/contract/products.contract';
import type { Seat } from '../book';

type Fields = Omit<InputOf<(typeof productsContract)['create']>, 'commandId'>;

let made = 0;

/** Every field filled; code and name are new each time. */
export function productFields(given: Partial<Fields> = {}): Fields {
  made += 1;
  return {
    code: `P${String(made).padStart(5, '0')}`,
    genericName: `阿莫西林胶囊${made}`,
    tradeName: '',
    mnemonic: '',
    form: '胶囊剂',
    specification: '0.25g×24粒',
    holder: '华北制药股份有限公司',
    maker: '华北制药股份有限公司',
    origin: '河北',
    registrationNo: 'H13021001',
    registrationExpiresOn: '2029-12-31',
    unit: '盒',
    caseQty: 200_000,
    taxCode: '1070304020000000000',
    taxShortName: '化学药品制剂',
    taxRateBp: 1300,
    isPrescription: true,
    scopeClass: '化学药制剂',
    storageClass: 'normal',
    isControlled: false,
    medicalCode: '',
    barcode: '',
    tracePrefix: '',
    category: '',
    ...given,
  };
}

export type ProductGiven = Partial<Fields> & {
  /** 1/10000 yuan; the seat needs the right to set prices. */
  readonly floorPrice?: number;
};
export type MadeProduct = {
  readonly id: number;
  readonly version: number;
  readonly code: string;
  readonly genericName: string;
};

/** A product that can be ordered at once; a floor price only when it is given. */
export async function aProduct(seat: Seat, given: ProductGiven = {}): Promise<MadeProduct> {
  const { floorPrice, ...rest } = given;
  const fields = productFields(rest);
  const created = await seat.ok<{ productId: number; version: number }>('products.create', fields);
  const id = created.productId;
  let { version } = created;
  if (floorPrice !== undefined) {
    const priced = await seat.ok<{ version: number }>('products.setFloorPrice', { productId: id, version, floorPrice });
    version = priced.version;
  }
  return { id, version, code: fields.code, genericName: fields.genericName };
}
