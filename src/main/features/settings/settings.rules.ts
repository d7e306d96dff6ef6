/** Every setting of a book with its default; a row exists only where the firm chose otherwise. */
export const settingDefaults = {
  /** The firm as it stands on papers. */
  firmName: '',
  /** Business dates are local dates of the firm. Fixed at set-up. */
  timeZone: 'Asia/Shanghai',
  /** A demo book has no passwords and is served on loopback only. */
  isDemo: false,
} as const;

type Widen<T> = T extends boolean ? boolean : T extends string ? string : T extends number ? number : T;
export type Settings = { readonly [K in keyof typeof settingDefaults]: Widen<(typeof settingDefaults)[K]> };
export type SettingKey = keyof Settings;

/** Defaults overlaid with the stored rows; unknown keys are ignored. */
export function settingsFrom(rows: readonly { readonly key: string; readonly value: unknown }[]): Settings {
  const stored = Object.fromEntries(rows.map(({ key, value }) => [key, value]));
  const known = Object.entries(settingDefaults).map(([key, standard]) => [
    key,
    typeof stored[key] === typeof standard ? stored[key] : standard,
  ]);
  return Object.fromEntries(known) as Settings;
}
