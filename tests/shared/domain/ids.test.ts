import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { newCommandId } from '../../../src/shared/domain/ids';

const uuid = z.uuidv7();
const random = (bytes: Uint8Array<ArrayBuffer>) => {
  globalThis.crypto.getRandomValues(bytes);
};

describe('the id of a command', () => {
  it('is a UUID of version 7 that the contract accepts, whatever the random bytes are', () => {
    const bytes16 = fc.uint8Array({ minLength: 16, maxLength: 16 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 48 - 1 }), bytes16, (now, filling) => {
        const commandId = newCommandId(now, (bytes) => bytes.set(filling));
        expect(uuid.safeParse(commandId).success).toBe(true);
        expect(Number.parseInt(commandId.replaceAll('-', '').slice(0, 12), 16)).toBe(now);
      }),
    );
  });

  it('sorts by the moment the button was pressed', () => {
    const at = Date.UTC(2026, 10, 5);
    expect(newCommandId(at, random) < newCommandId(at + 1, random)).toBe(true);
  });

  it('differs between two presses in the same millisecond', () => {
    const pressed = Array.from({ length: 1000 }, () => newCommandId(1, random));
    expect(new Set(pressed).size).toBe(1000);
  });
});
