import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resourcesFolder } from './paths';

/** Words that everybody tries first, lower case. */
export function commonPasswords(): ReadonlySet<string> {
  const text = readFileSync(join(resourcesFolder(), 'common-passwords.txt'), 'utf8');
  return new Set(text.split(/\s+/u).filter((word) => word.length > 0));
}
