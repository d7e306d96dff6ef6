import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSaves, saveWhole } from '../../../src/main/desktop/saving';
import { okay, refuse } from '../../../src/shared/domain/problem';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongdan-saving-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = (text: string) => Buffer.from(text);

describe('a file that is saved piece by piece', () => {
  it('appears under its name with the last piece, whole', async () => {
    const saves = openSaves();
    const path = join(folder, 'orders.csv');
    const saveId = saves.begin(path);
    expect(await saves.add(saveId, { bytes: bytes('one,'), isLast: false })).toEqual(okay(true));
    expect(existsSync(path)).toBe(false);
    expect(await saves.add(saveId, { bytes: bytes('two'), isLast: true })).toEqual(okay(true));
    expect(readFileSync(path, 'utf8')).toBe('one,two');
    expect(readdirSync(folder)).toEqual(['orders.csv']);
  });

  it('keeps the older file of that name until then, and begins anew whatever was left half-done', async () => {
    const saves = openSaves();
    const path = join(folder, 'orders.csv');
    writeFileSync(path, 'older');
    writeFileSync(`${path}.part`, 'left behind ');
    const saveId = saves.begin(path);
    await saves.add(saveId, { bytes: bytes('new'), isLast: false });
    expect(readFileSync(path, 'utf8')).toBe('older');
    await saves.add(saveId, { bytes: bytes('er'), isLast: true });
    expect(readFileSync(path, 'utf8')).toBe('newer');
  });

  it('takes no piece for a file that was never begun or is finished', async () => {
    const saves = openSaves();
    const saveId = saves.begin(join(folder, 'a.txt'));
    await saves.add(saveId, { bytes: bytes('a'), isLast: true });
    expect(await saves.add(saveId, { bytes: bytes('b'), isLast: true })).toEqual(refuse('NOT_FOUND'));
    expect(await saves.add(crypto.randomUUID(), { bytes: bytes('b'), isLast: true })).toEqual(refuse('NOT_FOUND'));
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('a');
  });

  it('leaves nothing behind when the window goes before the last piece', async () => {
    const saves = openSaves();
    const saveId = saves.begin(join(folder, 'a.txt'));
    await saves.add(saveId, { bytes: bytes('a'), isLast: false });
    await saves.dropAll();
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a disk that refuses', () => {
  it('is a refusal, not an exception', async () => {
    const nowhere = join(folder, 'missing', 'a.txt');
    const saves = openSaves();
    const saveId = saves.begin(nowhere);
    expect(await saves.add(saveId, { bytes: bytes('a'), isLast: true })).toEqual(refuse('STORAGE_IO'));
    expect(await saveWhole(nowhere, bytes('a'))).toEqual(refuse('STORAGE_IO'));
  });
});
