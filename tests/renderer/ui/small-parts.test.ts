import { describe, expect, it } from 'vitest';
import { fieldNameOf, refusedFields } from '../../../src/renderer/ui/form/field-errors';
import { isComposing, plainLetter } from '../../../src/renderer/ui/keyboard';
import { readPreferences } from '../../../src/renderer/ui/preferences';

describe('a refusal that names fields', () => {
  const problem = {
    code: 'VALIDATION_FAILED',
    params: {},
    fields: ['/firmName', '/lines/2/orderedQty', '/a~1b'],
  } as const;

  it('is shown at the fields the form has', () => {
    expect(refusedFields(problem, [['firmName'], ['lines', 2, 'orderedQty']])).toEqual([
      ['firmName'],
      ['lines', 2, 'orderedQty'],
    ]);
    expect(refusedFields(problem, [['other']])).toEqual([]);
    expect(refusedFields({ code: 'BUSY', params: {} }, [['firmName']])).toEqual([]);
  });

  it('is read by the rules of JSON pointers', () => {
    expect(fieldNameOf('/a~1b/m~0n/0')).toEqual(['a/b', 'm~n', 0]);
  });
});

describe('a single letter', () => {
  const key = {
    key: 'a',
    keyCode: 65,
    isComposing: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
  };

  it('is a shortcut only by itself', () => {
    expect(plainLetter(key)).toBe('a');
    expect(plainLetter({ ...key, key: 'A' })).toBe('a');
    expect(plainLetter({ ...key, ctrlKey: true })).toBeUndefined();
    expect(plainLetter({ ...key, key: 'Enter' })).toBeUndefined();
    expect(plainLetter({ ...key, key: '1' })).toBeUndefined();
  });

  it('is never one while an input method composes', () => {
    expect(plainLetter({ ...key, isComposing: true })).toBeUndefined();
    expect(plainLetter({ ...key, keyCode: 229 })).toBeUndefined();
    expect(isComposing(key)).toBe(false);
  });
});

describe('what a person chose for this computer', () => {
  it('comes back, and falls back where it is not understood', () => {
    expect(readPreferences('{"language":"en","theme":"dark"}')).toEqual({ language: 'en', theme: 'dark' });
    expect(readPreferences('{"language":"xx","theme":7}')).toEqual({ language: 'zh-CN', theme: 'system' });
    expect(readPreferences('nonsense')).toEqual({ language: 'zh-CN', theme: 'system' });
    expect(readPreferences(null)).toEqual({ language: 'zh-CN', theme: 'system' });
  });
});
