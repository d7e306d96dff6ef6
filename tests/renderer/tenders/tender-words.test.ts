/** How the end of a tender is worded. */
import { expect, it } from 'vitest';
import { IMPORT_UNDONE, lostReasons, reasonKey } from '../../../src/shared/domain/tender-clocks';
import { textAt } from '../../../src/shared/i18n/formats';

it('why a tender ended is a word in either language, and what somebody wrote stays as it was written', () => {
  const undone = reasonKey({ state: 'abandoned', outcomeReason: IMPORT_UNDONE }) ?? '';
  expect(textAt('zh-CN', undone)).toBe('导入已撤销');
  expect(textAt('en', undone)).toBe('Import taken back');
  for (const outcomeReason of lostReasons) {
    const lost = reasonKey({ state: 'lost', outcomeReason }) ?? '';
    expect([textAt('zh-CN', lost), textAt('en', lost)]).not.toContain(undefined);
  }
  expect(reasonKey({ state: 'abandoned', outcomeReason: '资料来不及' })).toBeUndefined();
});
