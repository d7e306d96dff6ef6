/** What a file is by its bytes, whatever it is called. Pure. */
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { isZip, zipNames } from './zip-names.rules';

/** What a record takes: the media type, and the endings a file of it may have; the first is its own. */
const fileTypes = {
  'application/pdf': ['pdf'],
  'application/ofd': ['ofd'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/xml': ['xml'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'text/plain': ['txt', 'csv', 'tsv'],
} as const;
export type MediaType = keyof typeof fileTypes;

/** The endings that are taken, for a sentence. */
export const takenEndings = Object.values(fileTypes)
  .map(([own]) => `.${own}`)
  .join(', ');

const HEAD_BYTES = 1024;
const beginsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean =>
  start.every((value, at) => bytes[at] === value);
const latin = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length));

const isWebp = (bytes: Uint8Array): boolean => latin(bytes, 0, 4) === 'RIFF' && latin(bytes, 8, 4) === 'WEBP';

function zipType(bytes: Uint8Array): MediaType | undefined {
  const names = zipNames(bytes);
  if (names.includes('OFD.xml')) return 'application/ofd';
  const isWorkbook = names.includes('[Content_Types].xml') && names.some((name) => name.startsWith('xl/'));
  // A workbook with a program inside is none that is taken.
  const hasMacros = names.some((name) => name.toLowerCase().includes('vbaproject'));
  if (isWorkbook && !hasMacros) return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return undefined;
}

/** Marks at the beginning tell UTF-16; without one a text is UTF-8 or GB18030. */
const encodingsFor = (bytes: Uint8Array): readonly string[] => {
  if (beginsWith(bytes, 0xff, 0xfe)) return ['utf-16le'];
  if (beginsWith(bytes, 0xfe, 0xff)) return ['utf-16be'];
  return ['utf-8', 'gb18030'];
};

const decoded = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** Characters that no text holds; a file with one is something else under the name of a text. */
const unprintable = /[\u0000-\u0008\u000E-\u001A\u001C-\u001F]/u;

function textType(bytes: Uint8Array): MediaType | undefined {
  for (const encoding of encodingsFor(bytes)) {
    const text = decoded(bytes, encoding);
    if (text === undefined) continue;
    if (text.trim() === '' || unprintable.test(text)) return undefined;
    const start = text.trimStart().slice(0, HEAD_BYTES);
    if (start.startsWith('<?xml')) return 'application/xml';
    // A page or a picture with a program in it would run where it is opened.
    return start.startsWith('<') ? undefined : 'text/plain';
  }
  return undefined;
}

/** The media type of a file by its content; undefined for what no record takes. */
export function mediaTypeOf(bytes: Uint8Array): MediaType | undefined {
  if (latin(bytes, 0, HEAD_BYTES).includes('%PDF-')) return 'application/pdf';
  if (beginsWith(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (beginsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (isWebp(bytes)) return 'image/webp';
  if (isZip(bytes)) return zipType(bytes);
  return textType(bytes);
}

const forbiddenInNames = /[\u0000-\u001F/\\:*?"<>|]/gu;

/** A name that every system takes, with an ending that fits the content. */
export function fileNameFor(name: string, mediaType: MediaType): string {
  const plain =
    name
      .replace(forbiddenInNames, '_')
      .replace(/^[.\s]+/u, '')
      .trim() || '_';
  const endings: readonly string[] = fileTypes[mediaType];
  const ending = /\.([^.]+)$/u.exec(plain)?.[1]?.toLowerCase() ?? '';
  return endings.includes(ending) ? plain : `${plain}.${endings[0]}`;
}

export type TakenFile = { readonly mediaType: MediaType; readonly name: string };

/** Whether a record takes a file, and as what. `size` limits are in bytes. */
export function takeFile(name: string, bytes: Uint8Array, maxBytes: number): Result<TakenFile> {
  if (bytes.length > maxBytes)
    return refuse('FILE_REJECTED', { maxMb: Math.floor(maxBytes / 1024 / 1024) }, ['/fileId']);
  if (bytes.length === 0) return refuse('FILE_REJECTED', { case: 'files.refusals.empty', name }, ['/fileId']);
  const mediaType = mediaTypeOf(bytes);
  if (!mediaType) {
    return refuse('FILE_REJECTED', { case: 'files.refusals.otherContent', name, kinds: takenEndings }, ['/fileId']);
  }
  return okay({ mediaType, name: fileNameFor(name, mediaType) });
}
