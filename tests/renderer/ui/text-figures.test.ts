import { expect, it } from 'vitest';
import { createI18n } from '../../../src/renderer/ui/i18n';

it('a figure in the text of a screen is written as everywhere: an amount in yuan, a quantity in whole units', () => {
  const { t } = createI18n('zh-CN');
  expect(t('ledger.used', { used: 1_152_000, limit: 10_000_000 })).toBe('11,520.00 / 100,000.00');
  expect(t('receivables.waiveHint', { fen: 50 })).toContain('抹掉尾款 0.50 元');
  expect(t('stocktakes.differences', { count: 2, over: 1_500, under: 30_000 })).toBe('差异 2 行，盘盈 1.5，盘亏 30');
  expect(t('ledger.days', { count: 1_200 })).toBe('1,200 天');
});

it('what arrives written stays as it is', () => {
  expect(createI18n('en').t('ledger.used', { used: '11,520.00', limit: '–' })).toBe('11,520.00 / –');
});
