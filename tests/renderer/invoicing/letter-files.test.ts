/** The confirmation letter as text says what stands on the paper. */
import { expect, it } from 'vitest';
import type { InvoiceLetter } from '../../../src/shared/contract/periods.contract';
import { letterText } from '../../../src/renderer/features/invoicing/period-letter-files';
import { createI18n } from '../../../src/renderer/ui/i18n';

const none = { advanceQty: 0, advanceFen: 0, pendingQty: 0, pendingFen: 0 };
const stored = { storedQty: 300_000, storedFen: 3_840_00, ...none };
const letter: InvoiceLetter = {
  ...{ firmName: '华康医药', number: 'DZ2611-00001', customerName: '第一医院', on: '2026-11-21', ...stored },
  lines: [
    {
      ...{ productCode: 'P1', productName: '氨氯地平片', specification: '5mg×28片', unit: '盒' },
      ...{ rateBp: 1300, price: 128_000, ...stored },
    },
  ],
};

it('names the firm, the buyer and the day, each product with its price, and the sums', () => {
  const words = createI18n('zh-CN');
  const lines = letterText(letter, (key, params) => words.t(key, { ...params })).split('\n');
  expect(lines[0]).toBe('华康医药 存票/预开票对账函 DZ2611-00001');
  expect(lines[1]).toContain('第一医院');
  expect(lines[2]).toContain('2026-11-21');
  expect(lines[3]).toContain('氨氯地平片 5mg×28片 12.80/盒');
  expect(lines[3]).toContain('存票 300 / 3,840.00 元');
  expect(lines[4]).toContain('合计');
  expect(lines).toHaveLength(5);
});
