import { describe, expect, it } from 'vitest';
import type { LotPapers, PaperFile } from '../../../src/shared/contract/dispatch-papers';
import { archiveNames, missingPapers, papersInOrder } from '../../../src/renderer/features/dispatch/pack-order';

const file = (id: number, entity: PaperFile['entity'] = 'lot'): PaperFile => ({
  ...{ id, entity, entityId: id, name: `${id}.pdf`, mediaType: 'application/pdf' },
});
const lot = (lineNo: number, given: Partial<LotPapers> = {}): LotPapers => ({
  ...{
    lotId: lineNo,
    lineNo,
    productName: '阿莫西林胶囊',
    batchNo: `B${lineNo}`,
    reports: [],
    invoiceNo: null,
    invoices: [],
  },
  ...given,
});

describe('the papers that go with the goods', () => {
  it('come in the order of the lines, the report of a lot before its invoice, an invoice of two lots once', () => {
    const invoice = file(9, 'purchase_receipt');
    const lots = [
      lot(1, { reports: [file(5)], invoiceNo: 'F1', invoices: [invoice] }),
      lot(2, { reports: [file(3), file(4)], invoiceNo: 'F1', invoices: [invoice] }),
    ];
    expect(papersInOrder(lots).map(({ id }) => id)).toEqual([5, 9, 3, 4]);
  });

  it('are named where they are missing, an invoice only where the buyer asks for one', () => {
    const lots = [lot(1), lot(2, { reports: [file(1)], invoiceNo: '' })];
    expect(missingPapers(lots)).toEqual({ reports: ['阿莫西林胶囊 B1'], invoices: ['阿莫西林胶囊 B2'] });
  });

  it('keep their order and their own names in an archive', () => {
    expect(archiveNames(['药检.pdf', '药检.pdf', '../a:b.pdf'])).toEqual([
      '01-药检.pdf',
      '02-药检.pdf',
      '03-.._a_b.pdf',
    ]);
  });
});
