import { sql } from 'drizzle-orm';
import type { settingsContract } from '../../../shared/contract/settings.contract';
import { okay } from '../../../shared/domain/problem';
import type { Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { settingsFrom, type SettingKey, type Settings } from './settings.rules';
import { setting } from './settings.tables';

const allRows = prepared('settings.all', (db) =>
  db.select({ key: setting.key, value: setting.value, version: setting.version }).from(setting),
);

const versionRow = prepared('settings.version', (db) =>
  db
    .select({ version: setting.version })
    .from(setting)
    .where(sql`${setting.key} = ${sql.placeholder('key')}`),
);

/** All settings of the book, defaults included. */
export const readSettings = async (db: ReadDb): Promise<Settings> => settingsFrom(await allRows(db, {}));

/** The firm as its papers name it. */
export async function firmOnPaper(db: ReadDb) {
  const { firmName, firmLicenceNo, firmWarehouseAddress } = await readSettings(db);
  return { firmName, firmLicenceNo, firmWarehouseAddress };
}

/** The version of one setting; 0 while it stands at its default. */
export const settingVersion = async (db: ReadDb, key: SettingKey): Promise<number> =>
  (await versionRow(db, { key }))[0]?.version ?? 0;

export const about: Query<(typeof settingsContract)['about']> = async (db) => {
  const { firmName, timeZone, isDemo } = await readSettings(db);
  return okay({ firmName, timeZone, isDemo, version: await settingVersion(db, 'firmName') });
};

export const allSettings: Query<(typeof settingsContract)['all']> = async (db) => {
  const rows = await allRows(db, {});
  const versions = new Map(rows.map(({ key, version }) => [key, version]));
  const values = Object.entries(settingsFrom(rows));
  return okay(Object.fromEntries(values.map(([key, value]) => [key, { value, version: versions.get(key) ?? 0 }])));
};
