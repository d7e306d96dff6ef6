import { beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { loadPinyin, pinyinOf } from '../../../src/main/platform/pinyin';

beforeAll(loadPinyin);

describe('the pinyin of a name', () => {
  it.each([
    ['北京协和', 'beijingxiehe', 'bjxh'],
    ['恒瑞同仁', 'hengruitongren', 'hrtr'],
    ['阿莫西林胶囊', 'amoxilinjiaonang', 'amxljn'],
    ['绿谷', 'lvgu', 'lg'],
    ['重庆医院', 'chongqingyiyuan', 'cqyy'],
    ['长春长生', 'changchunchangsheng', 'cccs'],
  ])('%s', (name, pyFull, pyInitials) => {
    expect(pinyinOf(name)).toEqual({ pyFull, pyInitials });
  });

  it('keeps letters and digits and drops spaces, brackets and points', () => {
    expect(pinyinOf('北京(301) Hospital·No.2')).toEqual({
      pyFull: 'beijing301hospitalno2',
      pyInitials: expect.stringMatching(/^bj301/u),
    });
  });

  it('is lower case without spaces for any text, and never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (name) => {
        const { pyFull, pyInitials } = pinyinOf(name);
        expect(`${pyFull}${pyInitials}`).not.toMatch(/[A-Z\s()·]/u);
      }),
    );
  });
});
