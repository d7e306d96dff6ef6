import { sql } from 'drizzle-orm';
import { firmFactKeys, type FirmFacts } from '../../../shared/domain/firm-facts';
import type { Tx } from '../../store/handles';
import type { SettingKey, Settings } from './settings.rules';
import { setting } from './settings.tables';

/** Writes one setting; its version grows by one. */
export const writeSetting = async <K extends SettingKey>(tx: Tx, key: K, value: Settings[K]): Promise<number> => {
  const [row] = await tx
    .insert(setting)
    .values({ key, value, version: 1 })
    .onConflictDoUpdate({ target: setting.key, set: { value, version: sql`${setting.version} + 1` } })
    .returning({ version: setting.version });
  if (!row) throw new Error(`setting ${key} was not written`);
  return row.version;
};

/** Writes all facts of the firm together. @returns the version of each of them */
export async function writeFirm(tx: Tx, facts: FirmFacts): Promise<number> {
  let version = 0;
  for (const key of firmFactKeys) version = await writeSetting(tx, key, facts[key]);
  return version;
}
