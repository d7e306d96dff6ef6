/** Every setting of a book with its default; a row exists only where the firm chose otherwise. */
export const settingDefaults = {
  /** The firm as it stands on papers. */
  firmName: '',
  /** Business dates are local dates of the firm. Fixed at set-up. */
  timeZone: 'Asia/Shanghai',
  /** A demo book has no passwords and is served on loopback only. */
  isDemo: false,
  /** The boss signed that one person may submit and approve, pick and check. */
  dualSubmitApprove: false,
  dualPickCheck: false,
  /** Trial period for licences that are not entered yet: from this day, for so many days. */
  trialStartedOn: '',
  trialDays: 60,
  /** Same buyer, product and quantity within so many days looks like a duplicate. */
  duplicateDays: 30,
  /** Up to so many people the short path from note to shipment is offered first. */
  shortPathUsers: 5,
  /** Days before the labelled expiry on which the last sale is made. */
  stopSaleDays: 0,
  /** A release holds so many days, up to its figure plus so many percent. */
  releaseDays: 7,
  releaseTolerancePercent: 10,
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
