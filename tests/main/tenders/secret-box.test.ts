import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { seal, sealedWith, unseal, type SecretKey } from '../../../src/main/store/secret-box';

const keyOf = (id: string): SecretKey => ({ id, secret: randomBytes(32) });
const key = keyOf('aaaaaaaa');
const place = 'platform_account/7/password';
const commandId = '01938f00-0000-7000-8000-000000000001';
const texts = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 });

describe('a sealed secret', () => {
  it('opens again to the same text, whatever was typed', () => {
    fc.assert(
      fc.property(texts, fc.uuid(), (text, id) => {
        const sealed = seal(key, { place, commandId: id, text });
        expect(unseal(key, place, sealed)).toEqual({ ok: true, text });
      }),
    );
  });

  it('does not open after any of its characters was changed', () => {
    const sealed = seal(key, { place, commandId, text: 'CA 密码 114477' });
    fc.assert(
      fc.property(
        fc.nat({ max: sealed.length - 1 }),
        fc.constantFrom('A', 'Z', 'a', 'z', '0', '9', '-', '_', '.'),
        (at, other) => {
          fc.pre(sealed[at] !== other);
          const changed = sealed.slice(0, at) + other + sealed.slice(at + 1);
          expect(unseal(key, place, changed).ok).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('opens in its own place only', () => {
    const sealed = seal(key, { place, commandId, text: 'Geheim' });
    expect(unseal(key, 'platform_account/8/password', sealed)).toEqual({ ok: false, why: 'damaged' });
    expect(unseal(key, 'platform_account/7/ca_pin', sealed)).toEqual({ ok: false, why: 'damaged' });
  });

  it('names its key, so that a lost key file is told from a changed text', () => {
    const sealed = seal(key, { place, commandId, text: 'Geheim' });
    expect(sealedWith(sealed)).toBe('aaaaaaaa');
    expect(unseal(keyOf('bbbbbbbb'), place, sealed)).toEqual({ ok: false, why: 'otherKey' });
    expect(unseal(keyOf('aaaaaaaa'), place, sealed)).toEqual({ ok: false, why: 'damaged' });
  });

  it('is no text that was merely typed', () => {
    for (const typed of ['', 'sealed1', 'hunter2', 'sealed1.aaaaaaaa.x.y', 'sealed2.aaaaaaaa.a.b.c']) {
      expect(unseal(key, place, typed)).toEqual({ ok: false, why: 'damaged' });
    }
  });

  it('is the same for a retry and another one for every other press, place and text', () => {
    const text = 'Geheim';
    const first = seal(key, { place, commandId, text });
    expect(seal(key, { place, commandId, text })).toBe(first);
    const nonce = (sealed: string) => sealed.split('.')[2];
    const others = [
      seal(key, { place, commandId: '01938f00-0000-7000-8000-000000000002', text }),
      seal(key, { place: 'platform_account/7/ca_pin', commandId, text }),
      seal(key, { place, commandId, text: 'Geheim2' }),
    ];
    expect(new Set([first, ...others].map(nonce)).size).toBe(4);
  });
});
