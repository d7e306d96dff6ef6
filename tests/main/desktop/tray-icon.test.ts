import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ICON_PIXELS, numberPicture, trayPicture } from '../../../src/main/desktop/tray-icon';

/** The colours of a picture, a row a line: `#` the program's, `o` white, `x` red, `.` nothing. */
function drawn(png: Buffer): string[] {
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  const data = inflateSync(png.subarray(png.indexOf('IDAT') + 4, png.indexOf('IEND') - 8));
  const signs: Readonly<Record<number, string>> = { 0: '.', 0x1456f0ff: '#', 0xffffffff: 'o', 0xd91a2cff: 'x' };
  const line = 1 + ICON_PIXELS * 4;
  return Array.from({ length: ICON_PIXELS }, (_, y) =>
    Array.from({ length: ICON_PIXELS }, (_, x) => signs[data.readUInt32BE(y * line + 1 + x * 4)] ?? '?').join(''),
  );
}

describe('the picture in the tray', () => {
  it('shows no number while nothing waits', () => {
    expect(drawn(trayPicture(0)).join('')).toMatch(/^[.#o]+$/u);
  });

  it('shows each number up to nine as another picture, and one for all that are more', () => {
    const pictures = Array.from({ length: 10 }, (_, count) => drawn(trayPicture(count + 1)).join('\n'));
    expect(new Set(pictures).size).toBe(10);
    expect(drawn(trayPicture(250)).join('\n')).toBe(pictures[9]);
  });

  it('keeps the number on its red field', () => {
    for (const count of [1, 7, 10]) {
      const rows = drawn(numberPicture(count));
      expect(rows.join('')).toMatch(/^[.xo]+$/u);
      // White stands nowhere at the edge of the field.
      expect(rows.join('\n')).not.toMatch(/\.o|o\.|^o|o$/mu);
    }
  });
});
