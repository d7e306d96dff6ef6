/** The files that a firm brings to an empty book: real lists of the trade where they are present, small ones of ours else. */
import { addDays } from '../../src/shared/domain/business-date';
import { csvOf, sharedFile } from './builders/imports';

const hospitals = sharedFile('hospitals.csv');
const drugs = sharedFile('drugs.csv');
const real = hospitals && drugs ? { hospitals, drugs } : undefined;
/** Which lists a run used, for its report. */
export const source = real ? 'the real lists of the trade' : 'small lists of our own: the real ones are absent';

export const BUYER = '北京大学国际医院';
export const GOODS = '阿卡波糖片';
export const PRICE = '68.35';
export const BATCH = '260301';

const MARK = '\uFEFF';
const LOTS = 40;
const DEBTORS = 12;

const someHospitals = (): Buffer =>
  csvOf([
    ['name', 'province', 'city', 'address', 'tel', 'kind'],
    [BUYER, '北京市', '北京市', '昌平区中关村生命科学园生命园路1号', '', ''],
    ...Array.from({ length: 30 }, (_, at) => [`第${at + 1}医院`, '江苏省', '南京市', `中山路${at + 1}号`, '', '']),
  ]);
const someDrugs = (): Buffer =>
  csvOf([
    ['商品名', '通用名', '生产厂家', '厂家简称', '类别'],
    ['拜唐苹', GOODS, '拜耳医药保健有限公司', '拜耳', '热门药品'],
    ...Array.from({ length: 50 }, (_, at) => [`商品${at + 1}`, `通用${at + 1}片`, '厂家有限公司', '厂家', '其他']),
  ]);

const linesOf = (file: Buffer): string[] => file.toString('utf8').replace(MARK, '').trim().split(/\r?\n/u);

const codeOf = (at: number): string => `YP${String(at + 1).padStart(4, '0')}`;

export type FirstFile = { readonly what: string; readonly bytes: Buffer };

/** The list of products as the firm keeps it: beside the real columns what the law wants on every paper. */
function productList(source: Buffer): { readonly bytes: Buffer; readonly count: number } {
  const [head = '', ...rows] = linesOf(source);
  const lines = rows.map((row, at) => {
    const more = [codeOf(at), '片剂', `50mg×${at + 1}片`, `国药准字H2005${String(at).padStart(4, '0')}`, '盒', '13%'];
    return `${more.join(',')},1070304020000000000,${row}`;
  });
  const text = [`商品编码,剂型,规格,批准文号,单位,税率,税收分类编码,${head}`, ...lines].join('\n');
  return { bytes: Buffer.from(MARK + text), count: rows.length };
}

/** All files in the order of a first day. `today`: 'YYYY-MM-DD', as opening documents are as of it. */
export function firstFiles(today: string): readonly FirstFile[] {
  const customers = real?.hospitals ?? someHospitals();
  const products = productList(real?.drugs ?? someDrugs());
  const codes = Array.from({ length: Math.min(LOTS, products.count) }, (_, at) => codeOf(at));
  const others = linesOf(customers)
    .slice(1)
    .map((line) => line.split(',')[0] ?? '')
    .filter((name, _, all) => name !== BUYER && all.indexOf(name) === all.lastIndexOf(name));
  const debtors = [BUYER, ...others.slice(0, DEBTORS)];
  return [
    { what: '客户', bytes: customers },
    { what: '商品', bytes: products.bytes },
    {
      what: '协议价',
      bytes: csvOf([['客户名称', '商品编码', '协议价'], ...codes.map((code) => [BUYER, code, PRICE])]),
    },
    {
      what: '期初库存',
      bytes: csvOf([
        ['商品编码', '批号', '生产日期', '有效期至', '数量', '货位', '供应商'],
        ...codes.map((code) => [code, BATCH, '2026-03-01', '2028-12-31', 500, 'A-01-01', '国药控股股份有限公司']),
      ]),
    },
    {
      what: '期初应收',
      bytes: csvOf([
        ['客户名称', '单据号', '单据日期', '到期日', '欠款金额'],
        ...debtors.map((name, at) => [name, `QC-${at + 1}`, addDays(today, -20), addDays(today, 40), '1280.50']),
      ]),
    },
  ];
}
