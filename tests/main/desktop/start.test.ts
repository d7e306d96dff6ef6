import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startFailure } from '../../../src/main/desktop/failure';
import { menuTemplate } from '../../../src/main/desktop/menu';
import { startOptions } from '../../../src/main/desktop/start-options';
import { languageOf } from '../../../src/main/desktop/words';
import { ProblemError } from '../../../src/shared/domain/problem';

const place = { args: ['tongdan'], books: join('/books'), home: undefined, appData: join('/data') };

describe('a start', () => {
  it('opens the book in the folder of the books', () => {
    const options = startOptions(place);
    expect(options.book).toBe(join('/books', 'book.tongdan'));
    expect(options.logFile).toBe(join('/books', 'book.tongdan.log'));
  });

  it('with --demo opens the demo book, beside the real one: nothing of the two is shared', () => {
    const [real, demo] = [startOptions(place), startOptions({ ...place, args: ['tongdan', '--demo'] })];
    expect(demo.book).toBe(join('/books', 'demo.tongdan'));
    expect(new Set([...Object.values(real), ...Object.values(demo)]).size).toBe(6);
  });

  it('with a home from the environment keeps everything of its own in it', () => {
    const [one, other] = ['/one', '/other'].map((home) => startOptions({ ...place, books: home, home }));
    expect(one?.windowData.startsWith(join('/one'))).toBe(true);
    expect(other?.windowData.startsWith(join('/other'))).toBe(true);
  });

  it('speaks Chinese to a Chinese system and English to any other', () => {
    expect(['zh-CN', 'zh', 'zh-Hant-TW', 'ZH-hk'].map(languageOf)).toEqual(['zh-CN', 'zh-CN', 'zh-CN', 'zh-CN']);
    expect(['en-US', 'de', '', 'zha'].map(languageOf)).toEqual(['en', 'en', 'en', 'en']);
  });
});

describe('a start that fails', () => {
  const options = startOptions(place);

  it('says what happened to which book, and what to do', () => {
    const tooNew = new ProblemError({ code: 'DB_TOO_NEW', params: { found: 9, known: 2 } });
    const { title, text } = startFailure(tooNew, options, 'zh-CN');
    expect(title).toBe('通单无法启动');
    expect(text).toContain('升级');
    expect(text).toContain(options.book);
  });

  it('shows nothing of an unexpected error but where the log is', () => {
    const { text } = startFailure(new Error('SQLITE_MISUSE at /home/someone'), options, 'en');
    expect(text).not.toMatch(/SQLITE|someone|\bat \//u);
    expect(text).toContain(options.logFile);
  });
});

describe('the menu', () => {
  const actions = { print: () => undefined, savePdf: () => undefined };
  const labels = (isMac: boolean) => menuTemplate({ language: 'en', isMac, actions }).map(({ label }) => label);

  it('has one more part on a Mac, where quitting belongs to the program’s own', () => {
    expect(labels(false)).toEqual(['File', 'Edit', 'View', 'Help']);
    expect(labels(true)).toEqual(['Tongdan', 'File', 'Edit', 'View', 'Help']);
  });

  it('offers nothing that opens the tools of developers', () => {
    const text = JSON.stringify(menuTemplate({ language: 'zh-CN', isMac: true, actions }));
    expect(text).not.toMatch(/devtools|forceReload/iu);
    expect(text).toContain('"role":"quit"');
  });
});
