/** Texts that a person reads stand in the catalogues; Chinese in a source file elsewhere is a text that nobody translates. */
import { describe, expect, it } from 'vitest';
import { chineseLiteralsOf, readSources } from './helpers/source';

const catalogue = 'src/shared/i18n/zh-CN/';
const found = (text: string) => chineseLiteralsOf({ path: 'src/renderer/x.tsx', text });

describe('Chinese literals', () => {
  it('stand only in the Chinese catalogue', () => {
    const elsewhere = readSources('src')
      .filter(({ path }) => !path.startsWith(catalogue))
      .flatMap((file) => chineseLiteralsOf(file).map((literal) => `${file.path}: ${literal}`));
    expect(elsewhere).toEqual([]);
  });

  it('are found in the catalogue, so that the check sees them', () => {
    const inside = readSources('src').filter(({ path }) => path.startsWith(catalogue));
    expect(inside.flatMap(chineseLiteralsOf).length).toBeGreaterThan(20);
  });

  it.each([
    ['a text', "const x = '审核';"],
    ['a template', 'const x = `共 ${n} 条`;'],
    ['a pattern', 'const x = /（/u;'],
    ['a key', 'const x = { 订单: 1 };'],
    ['JSX text', 'const x = <p>出库单</p>;'],
    ['a JSX attribute', 'const x = <p title="批号" />;'],
    ['full-width punctuation', "const x = '，';"],
  ])('are found as %s', (_where, text) => {
    expect(found(text)).toHaveLength(1);
  });

  it('may stand in comments and as escapes', () => {
    expect(found("// 审核\n/** 复核 */\nconst x = '\\uff08'; const y = <p>{/* 出库 */}</p>;")).toEqual([]);
  });
});
