/** Pinyin of names as they are stored beside them: whole syllables and initials, lower case, no tones. */
import { pinyin } from 'pinyin-pro';

const keep = /[^\p{L}\p{N}]+/gu;

/** `北京协和` → full `beijingxiehe`, initials `bjxh`; letters and digits stay as they are. */
export function pinyinOf(name: string): { pyFull: string; pyInitials: string } {
  const options = { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true } as const;
  const full = pinyin(name, options).join('').toLowerCase().replace(keep, '');
  const initials = pinyin(name, { ...options, pattern: 'first' })
    .join('')
    .toLowerCase()
    .replace(keep, '');
  return { pyFull: full, pyInitials: initials };
}
