import { sql } from 'drizzle-orm';
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
