/** The picture in the tray with the number of what waits, and the number alone for the taskbar: drawn here, as PNG. */
import { crc32, deflateSync } from 'node:zlib';

/** Pixels a side; shown at half of it where the screen is not dense. */
export const ICON_PIXELS = 32;
const [BLUE, WHITE, RED] = [0x14_56_f0_ff, 0xff_ff_ff_ff, 0xd9_1a_2c_ff];

/** Three dots wide, five high. */
const glyphs: Readonly<Record<string, string>> = {
  '1': '010110010010111',
  '2': '111001111100111',
  '3': '111001111001111',
  '4': '101101111001001',
  '5': '111100111001111',
  '6': '111100111101111',
  '7': '111001001010010',
  '8': '111101111101111',
  '9': '111101111001111',
  '+': '000010111010000',
};
const [GLYPH_WIDTH, GLYPH_HEIGHT] = [3, 5];

type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
type Canvas = Uint32Array;

function fill(canvas: Canvas, { left, top, width, height }: Box, look: { color: number; radius: number }): void {
  const { color, radius } = look;
  const beyond = (at: number, from: number, size: number) => Math.max(from + radius - at, at - from - size + radius, 0);
  for (let y = top; y < top + height; y += 1) {
    for (let x = left; x < left + width; x += 1) {
      const isInside = Math.hypot(beyond(x + 0.5, left, width), beyond(y + 0.5, top, height)) <= radius;
      if (isInside) canvas[y * ICON_PIXELS + x] = color;
    }
  }
}

const dots = (canvas: Canvas, box: Omit<Box, 'height'>): void =>
  fill(canvas, { ...box, height: box.width }, { color: WHITE, radius: 0 });

/** A red field with the number in its middle; what is more than a digit is `9+`. */
function drawNumber(canvas: Canvas, count: number, { box, dot }: { box: Box; dot: number }): void {
  fill(canvas, box, { color: RED, radius: Math.min(box.width, box.height) / 2 });
  const text = count > 9 ? '9+' : String(count);
  const width = (text.length * (GLYPH_WIDTH + 1) - 1) * dot;
  const left = box.left + Math.floor((box.width - width) / 2);
  const top = box.top + Math.floor((box.height - GLYPH_HEIGHT * dot) / 2);
  for (const [place, sign] of text.split('').entries()) {
    for (const [at, bit] of (glyphs[sign] ?? '').split('').entries()) {
      if (bit === '0') continue;
      const column = place * (GLYPH_WIDTH + 1) + (at % GLYPH_WIDTH);
      dots(canvas, { left: left + column * dot, top: top + Math.floor(at / GLYPH_WIDTH) * dot, width: dot });
    }
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** PNG, for the order of colours in a bare bitmap differs from system to system. */
function pngOf(canvas: Canvas): Buffer {
  const rows = Buffer.alloc(ICON_PIXELS * (1 + ICON_PIXELS * 4));
  for (const [at, color] of canvas.entries()) rows.writeUInt32BE(color, 1 + Math.floor(at / ICON_PIXELS) + at * 4);
  const head = Buffer.from([0, 0, 0, ICON_PIXELS, 0, 0, 0, ICON_PIXELS, 8, 6, 0, 0, 0]);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A sheet with lines, and the number in its lower corner where something waits. */
export function trayPicture(count: number): Buffer {
  const canvas = new Uint32Array(ICON_PIXELS * ICON_PIXELS);
  fill(canvas, { left: 0, top: 0, width: ICON_PIXELS, height: ICON_PIXELS }, { color: BLUE, radius: 6 });
  for (const [top, width] of [
    [8, 16],
    [15, 16],
    [22, 9],
  ] as const) {
    fill(canvas, { left: 8, top, width, height: 3 }, { color: WHITE, radius: 0 });
  }
  const width = count > 9 ? 27 : 21;
  const box = { left: ICON_PIXELS - width, top: 11, width, height: 21 };
  if (count > 0) drawNumber(canvas, count, { box, dot: 3 });
  return pngOf(canvas);
}

/** What Windows lays over the program's icon in the taskbar. */
export function numberPicture(count: number): Buffer {
  const canvas = new Uint32Array(ICON_PIXELS * ICON_PIXELS);
  const box = { left: 0, top: 0, width: ICON_PIXELS, height: ICON_PIXELS };
  drawNumber(canvas, count, { box, dot: count > 9 ? 3 : 5 });
  return pngOf(canvas);
}
