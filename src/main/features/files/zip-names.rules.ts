/** The names inside a ZIP archive, read from its directory; nothing is unpacked. */

const DIRECTORY_END = 0x06_05_4b_50;
const DIRECTORY_ENTRY = 0x02_01_4b_50;
/** The end record and the longest comment behind it. */
const END_BYTES = 22;
const LONGEST_COMMENT = 0xff_ff;
/** More names than any workbook has; the rest is not looked at. */
const MOST_NAMES = 5_000;

/** True for bytes that begin as an archive does. */
export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;

function directoryEnd(view: DataView): number | undefined {
  const lowest = Math.max(0, view.byteLength - END_BYTES - LONGEST_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === DIRECTORY_END) return at;
  }
  return undefined;
}

/** The names of an archive's files; none when its directory cannot be read. */
export function zipNames(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = directoryEnd(view);
  if (end === undefined) return [];
  const count = Math.min(view.getUint16(end + 10, true), MOST_NAMES);
  const names: string[] = [];
  const utf8 = new TextDecoder('utf-8');
  let at = view.getUint32(end + 16, true);
  for (let nth = 0; nth < count; nth += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== DIRECTORY_ENTRY) return names;
    const nameLength = view.getUint16(at + 28, true);
    names.push(utf8.decode(bytes.subarray(at + 46, at + 46 + nameLength)));
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names;
}
