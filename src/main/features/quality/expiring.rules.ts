export type WarningLevel = 'expired' | 'urgent' | 'soon' | 'early' | 'fine';
/** Whole days before the last one from which a paper is named: 90, 60, 30 unless the firm says otherwise. */
export type WarningDays = {
  readonly licenceEarlyDays: number;
  readonly licenceSoonDays: number;
  readonly licenceUrgentDays: number;
};

/** How near the end of a paper is; it holds on its last day. */
export function warningLevel(daysLeft: number, days: WarningDays): WarningLevel {
  if (daysLeft < 0) return 'expired';
  if (daysLeft <= days.licenceUrgentDays) return 'urgent';
  if (daysLeft <= days.licenceSoonDays) return 'soon';
  return daysLeft <= days.licenceEarlyDays ? 'early' : 'fine';
}
