/** A workbook as its parts, unpacked within limits and packed again without a change of any of them. */
import { unzipSync, zipSync } from 'fflate';
import { ProblemError, refuse } from '../../../shared/domain/problem';

const MAX_UNPACKED_BYTES = 100 * 1024 * 1024;
const MAX_PARTS = 2_000;
const MAX_RATIO = 100;
/** Archives hold a date for each part; a fixed one, so that the same content is the same file. */
const PACKED_ON = '2026-01-01T00:00:00';

const rejected = (name: string): ProblemError =>
  new ProblemError(refuse('FILE_REJECTED', { case: `imports.refusals.${name}` }).problem);
export const unreadable = (): ProblemError => rejected('unreadable');

export type Parts = Record<string, Uint8Array>;
export type Archive = {
  readonly parts: Parts;
  /** The parts of XML alone, checked, as a plain archive for a reader. */
  readonly plain: Uint8Array;
};

/**
 * Every part of a workbook. `plain`: its XML as a capped reader gave it, so that what unpacks too big or holds a
 * document type was refused before.
 * @throws ProblemError FILE_REJECTED
 */
export function unpack(bytes: Uint8Array, plain: Uint8Array): Archive {
  try {
    let total = 0;
    let count = 0;
    const limit = Math.min(MAX_UNPACKED_BYTES, bytes.length * MAX_RATIO);
    const parts = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        total += originalSize;
        count += 1;
        if (total > limit || count > MAX_PARTS) throw rejected('unpacksTooBig');
        return true;
      },
    });
    return { parts, plain };
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw unreadable();
  }
}

/** The archive of these parts, in their order. */
export const pack = (parts: Parts): Uint8Array => zipSync(parts, { level: 6, mtime: PACKED_ON });

/** A part as text. @throws ProblemError FILE_REJECTED when it is missing */
export function partText(parts: Parts, name: string): string {
  const bytes = Object.hasOwn(parts, name) ? parts[name] : undefined;
  if (!bytes) throw unreadable();
  return new TextDecoder().decode(bytes);
}
