/**
 * Unpacks an .xlsx once through a capped stream, before any reader sees it: what is too big, packed too tightly
 * or carries a document type is refused, and the reader gets a new plain archive of exactly these entries.
 */
import { Unzip, UnzipInflate, zipSync, type UnzipFile } from 'fflate';
import { unpacksTooBig, unreadable } from './file-refusals';

const MAX_UNPACKED_BYTES = 100 * 1024 * 1024;
const MAX_RATIO = 100;
const MAX_ENTRIES = 2_000;
/** What a spreadsheet is made of; pictures and macros are left in the archive. */
const wanted = /\.(?:xml|rels)$/iu;
const STEP_BYTES = 64 * 1024;
/** As bytes of UTF-8 and of UTF-16; a spreadsheet has neither document types nor entities of its own. */
const forbidden = ['<!DOCTYPE', '<!doctype', '<!ENTITY'].flatMap((text) => [
  Buffer.from(text, 'latin1'),
  Buffer.from(text, 'utf16le'),
]);

type Unpacked = { readonly entries: Map<string, Uint8Array[]>; total: number; count: number };

function collect(file: UnzipFile, into: Unpacked, limit: number): void {
  into.count += 1;
  if (into.count > MAX_ENTRIES || (file.originalSize ?? 0) > limit) throw unpacksTooBig();
  if (!wanted.test(file.name)) return;
  const parts: Uint8Array[] = [];
  into.entries.set(file.name, parts);
  file.ondata = (error, data) => {
    if (error) throw unreadable();
    into.total += data.length;
    if (into.total > limit) throw unpacksTooBig();
    parts.push(data);
  };
  file.start();
}

/** @throws ProblemError FILE_REJECTED */
export function unzipCapped(packed: Uint8Array): Uint8Array {
  const limit = Math.min(MAX_UNPACKED_BYTES, packed.length * MAX_RATIO);
  const into: Unpacked = { entries: new Map(), total: 0, count: 0 };
  const unzip = new Unzip((file) => collect(file, into, limit));
  unzip.register(UnzipInflate);
  for (let at = 0; at < packed.length; at += STEP_BYTES) {
    unzip.push(packed.subarray(at, at + STEP_BYTES), at + STEP_BYTES >= packed.length);
  }
  const files: Record<string, Uint8Array> = {};
  for (const [name, parts] of into.entries) {
    const bytes = Buffer.concat(parts);
    if (forbidden.some((text) => bytes.includes(text))) throw unreadable();
    files[name] = bytes;
  }
  if (Object.keys(files).length === 0) throw unreadable();
  return zipSync(files, { level: 0 });
}
