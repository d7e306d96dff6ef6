/** Texts and pairs of the exchange with the tax platform. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareLists,
  type OwnInvoice,
  type TheirInvoice,
} from '../../../src/main/features/invoicing/platform-compare.rules';
import { numbersIn } from '../../../src/main/features/invoicing/platform-files.queries';
import {
  addressParts,
  bankParts,
  charsOf,
  decimal,
  priceText,
  shortDecimal,
} from '../../../src/main/features/invoicing/platform-job.rules';
import { columnAt, columnName, withRows } from '../../../src/main/features/invoicing/platform-sheet';
import { amountFen } from '../../../src/shared/domain/money';

describe('texts for the platform', () => {
  it('address and phone, bank and account of a card become the four columns', () => {
    expect(addressParts('南京市中山路 1 号 025-83304616')).toEqual({
      address: '南京市中山路 1 号',
      phone: '025-83304616',
    });
    expect(addressParts('南京市中山路1号，13800001111')).toEqual({ address: '南京市中山路1号', phone: '13800001111' });
    expect(addressParts('南京市中山路 1 号')).toEqual({ address: '南京市中山路 1 号', phone: '' });
    expect(bankParts('工商银行南京鼓楼支行 4301 0111 0910 0123 456')).toEqual({
      bank: '工商银行南京鼓楼支行',
      account: '4301011109100123456',
    });
    expect(bankParts('工商银行')).toEqual({ bank: '工商银行', account: '' });
  });

  it('a Chinese character counts as two; numbers have no noughts and no commas', () => {
    expect([
      charsOf('阿莫西林a'),
      shortDecimal(12_500, 3),
      shortDecimal(1300, 4),
      decimal(5, 2),
      decimal(-1_280_00, 2),
    ]).toEqual([9, '12.5', '0.13', '0.05', '-1280.00']);
  });

  it('a unit price is the agreed one, or the one that gives an amount which is its own', () => {
    const line = { goods: '', taxCode: '', specification: '', unit: '', rateBp: 1300, method: 'general' as const };
    expect(priceText({ ...line, qty: 600_000, price: 128_000, fen: 7_680_00 })).toBe('12.8');
    expect(priceText({ ...line, qty: 3_000, price: 33_333, fen: 10_01 })).toBe('3.3366666667');
    expect(priceText({ ...line, qty: 0, price: 128_000, fen: 30_00 })).toBe('');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 1, max: 10_000_000 }), (qty, price) => {
        const fen = amountFen(qty, price);
        const yuan = Number(priceText({ ...line, qty, price, fen }));
        expect(Math.round((yuan * qty) / 10)).toBe(fen);
      }),
    );
  });

  it('the number of a file’s name is the longest one that may be an invoice’s', () => {
    expect(numbersIn('dzfp_26322000000000000001_12320000466000000X_20261121.pdf')).toEqual([
      '26322000000000000001',
      '20261121',
    ]);
    expect(numbersIn('发票.pdf')).toEqual([]);
  });
});

describe('rows written into a sheet', () => {
  const shell = (rows: string, ns = '') =>
    `<${ns}worksheet><${ns}dimension ref="A1:B2"/><${ns}sheetData>${rows}</${ns}sheetData><${ns}tail/></${ns}worksheet>`;

  it('take the looks of the first row of data, whatever the prefix of the XML, and leave other rows alone', () => {
    const xml = shell(
      '<x:row r="1"><x:c r="A1" s="1"/></x:row> <x:row r="2" ht="20"><x:c r="A2" s="7"/><x:c r="B2" s="8"/></x:row>',
      'x:',
    );
    const made = withRows(xml, { firstRow: 2, rows: [[{ column: 0, text: 'a&b' }], [{ column: 0, text: 'c' }]] });
    expect(made).toBe(
      '<x:worksheet><x:dimension ref="A1:B3"/><x:sheetData><x:row r="1"><x:c r="A1" s="1"/></x:row> ' +
        '<x:row r="2" ht="20"><x:c r="A2" s="7" t="inlineStr"><x:is><x:t xml:space="preserve">a&amp;b</x:t></x:is></x:c><x:c r="B2" s="8"/></x:row>' +
        '<x:row r="3" ht="20"><x:c r="A3" s="7" t="inlineStr"><x:is><x:t xml:space="preserve">c</x:t></x:is></x:c><x:c r="B3" s="8"/></x:row>' +
        '</x:sheetData><x:tail/></x:worksheet>',
    );
  });

  it('columns have names as spreadsheets give them', () => {
    expect([0, 25, 26, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16_383 }), (column) => {
        expect(columnAt(columnName(column))).toBe(column);
      }),
    );
  });
});

describe('two lists of invoices', () => {
  const ours = (at: number, given: Partial<OwnInvoice> = {}): OwnInvoice => ({
    ...{
      invoiceId: at,
      number: `2632${String(at).padStart(16, '0')}`,
      issuedOn: '2026-11-20',
      buyer: '甲医院',
      taxNo: 'T1',
    },
    ...{ totalFen: at * 100, taxFen: at * 10, requestNumber: '', ...given },
  });
  const theirs = (own: OwnInvoice, given: Partial<TheirInvoice> = {}): TheirInvoice => ({
    ...{ row: 2, serial: '', number: own.number, issuedOn: own.issuedOn, totalFen: own.totalFen, taxFen: own.taxFen },
    ...{ isFailed: false, reason: '', buyer: own.buyer, buyerTaxNo: own.taxNo, problem: null, ...given },
  });

  it('pair by number, then by our own serial, then by buyer, total and day; a typed number that is wrong differs', () => {
    const [one, two, three] = [ours(1), ours(2, { requestNumber: 'KP2611-00002' }), ours(3)];
    const found = compareLists(
      [one, two, three],
      [
        theirs(one, { taxFen: 11 }),
        theirs(two, { number: '9', serial: 'KP2611-00002-1' }),
        theirs(three, { number: '8', issuedOn: '2026-11-25' }),
        theirs(ours(4)),
      ],
    );
    expect(found.differs.map(({ ours: own, fields }) => [own.invoiceId, fields])).toEqual([
      [1, ['tax']],
      [2, ['number']],
      [3, ['number', 'issuedOn']],
    ]);
    expect(found.onlyTheirs.map(({ totalFen }) => totalFen)).toEqual([400]);
  });

  it('lose nothing and pair nothing twice, whatever stands in them', () => {
    const some = fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 12 });
    fc.assert(
      fc.property(some, some, (left, right) => {
        const [own, their] = [
          left.map((at, no) => ours(at, { invoiceId: no + 1 })),
          right.map((at) => theirs(ours(at))),
        ];
        const { same, differs, onlyOurs, onlyTheirs } = compareLists(own, their);
        expect(same + differs.length + onlyOurs.length).toBe(own.length);
        expect(same + differs.length + onlyTheirs.length).toBe(their.length);
      }),
    );
  });
});
