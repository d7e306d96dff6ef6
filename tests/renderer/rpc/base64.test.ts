import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toBase64 } from '../../../src/renderer/rpc/base64';

it('bytes of any length and value come through as base64 and back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect([...Buffer.from(toBase64(bytes), 'base64')]).toEqual([...bytes]);
    }),
  );
});

it('a piece longer than one step of the conversion is whole', () => {
  const bytes = Uint8Array.from({ length: 20_000 }, (_, at) => at % 251);
  expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
});
