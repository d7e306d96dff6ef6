/**
 * Pinyin of names as they are stored beside them: whole syllables and initials, lower case, no tones. The
 * dictionary takes 17 MB a thread and is fetched by those threads only that write names.
 */
import type { pinyin } from 'pinyin-pro';

const keep = /[^\p{L}\p{N}]+/gu;
let convert: typeof pinyin | undefined;

/** Fetches the dictionary; to be awaited once in a thread before {@link pinyinOf}. */
export async function loadPinyin(): Promise<void> {
  convert ??= (await import('pinyin-pro')).pinyin;
}

/** `北京协和` → full `beijingxiehe`, initials `bjxh`; letters and digits stay as they are. */
export function pinyinOf(name: string): { pyFull: string; pyInitials: string } {
  if (!convert) throw new Error('the pinyin dictionary was not fetched');
  const options = { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true } as const;
  const full = convert(name, options).join('').toLowerCase().replace(keep, '');
  const initials = convert(name, { ...options, pattern: 'first' })
    .join('')
    .toLowerCase()
    .replace(keep, '');
  return { pyFull: full, pyInitials: initials };
}
