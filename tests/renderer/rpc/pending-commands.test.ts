import { describe, expect, it } from 'vitest';
import { createPendingCommands, inputKeyOf } from '../../../src/renderer/rpc/pending-commands';

const store = (text: string | null = null) => {
  let kept = text;
  return {
    getItem: () => kept,
    setItem: (_key: string, value: string) => {
      kept = value;
    },
  };
};

describe('commands without an answer', () => {
  it('are found again by what was pressed, until their answer arrived', () => {
    const pending = createPendingCommands(store());
    const command = { commandId: 'a', path: 'settings.renameFirm', inputKey: inputKeyOf({ firmName: 'x' }) };
    pending.keep(command);
    pending.keep(command);
    expect(pending.list()).toEqual([command]);
    expect(pending.find('settings.renameFirm', inputKeyOf({ firmName: 'x' }))).toEqual(command);
    expect(pending.find('settings.renameFirm', inputKeyOf({ firmName: 'y' }))).toBeUndefined();
    pending.forget('a');
    expect(pending.list()).toEqual([]);
  });

  it('begin anew when the store holds something else', () => {
    expect(createPendingCommands(store('{')).list()).toEqual([]);
    expect(createPendingCommands(store('[{"commandId":1},7,null]')).list()).toEqual([]);
  });

  it('keep nothing of what was typed', () => {
    expect(inputKeyOf({ password: 'correct horse' })).not.toContain('horse');
    expect(inputKeyOf({ a: 1 })).toBe(inputKeyOf({ a: 1 }));
  });
});
