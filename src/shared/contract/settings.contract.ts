import { z } from 'zod';
import { command, commandInput, instant, noInput, query, text, version } from './procedure';

/** The book as every signed-in person may see it. */
export const bookSchema = z.strictObject({
  firmName: z.string(),
  timeZone: z.string(),
  isDemo: z.boolean(),
  version,
});

const everyone = { permission: 'settings.read', open: 'rules of the house that every desk follows' } as const;
const value = z.strictObject({ value: z.union([z.int(), z.boolean(), z.string()]), version });

/** Pairs of steps that one person may hold where the boss signs it. */
export const dualPairs = ['dualSubmitApprove', 'dualPickCheck', 'dualRequestApprove', 'dualRecordMatch'] as const;

/** Thresholds that the firm may change, with their bounds. */
export const thresholds = {
  trialDays: { min: 0, max: 365 },
  duplicateDays: { min: 0, max: 365 },
  shortPathUsers: { min: 0, max: 50 },
  stopSaleDays: { min: 0, max: 365 },
  urgentExpiryMonths: { min: 0, max: 36 },
  closeExpiryMonths: { min: 0, max: 36 },
  nearExpiryMonths: { min: 0, max: 36 },
  arrivalMinMonths: { min: 0, max: 36 },
  releaseDays: { min: 1, max: 90 },
  releaseTolerancePercent: { min: 0, max: 100 },
  licenceEarlyDays: { min: 1, max: 365 },
  licenceSoonDays: { min: 1, max: 365 },
  licenceUrgentDays: { min: 1, max: 365 },
  promisedDays: { min: 0, max: 60 },
  monthBySigning: { min: 0, max: 1 },
  roundingLimitYuan: { min: 0, max: 1000 },
  overdueThresholdYuan: { min: 0, max: 10_000_000 },
  overdueGraceDays: { min: 0, max: 365 },
  overdueBlocks: { min: 0, max: 1 },
  approvalHours: { min: 1, max: 90 },
  noteHours: { min: 1, max: 90 },
  pickHours: { min: 1, max: 90 },
  checkHours: { min: 1, max: 90 },
  shipHours: { min: 1, max: 90 },
  matchDays: { min: 0, max: 30 },
  dueSoonDays: { min: 0, max: 30 },
  overdueFirstDays: { min: 1, max: 365 },
  overdueSecondDays: { min: 1, max: 365 },
  overdueThirdDays: { min: 1, max: 365 },
  overdueFourthDays: { min: 1, max: 365 },
  verbalConsentLimitYuan: { min: 0, max: 10_000_000 },
} as const;
/** Thresholds that nobody but the boss changes. */
export const bossThresholds: readonly (keyof typeof thresholds)[] = ['verbalConsentLimitYuan'];
const thresholdKeys = Object.keys(thresholds) as (keyof typeof thresholds)[];

export const settingsContract = {
  all: query(everyone).input(noInput).output(z.record(z.string(), value)),
  changeThreshold: command({ permission: 'settings.write', open: 'one row of the book' })
    .input(commandInput({ key: z.enum(thresholdKeys), value: z.int(), version }))
    .output(z.strictObject({ version })),
  /** The boss signs whether one person may hold both steps of a pair. */
  signDualPosts: command({ permission: 'settings.signDualPosts', open: 'one row of the book' })
    .input(
      commandInput({
        pair: z.enum(dualPairs),
        isAllowed: z.boolean(),
        reason: text(200),
        version,
      }),
    )
    .output(z.strictObject({ version })),
  /** What the boss signed and took back, newest first. */
  signatures: query(everyone)
    .input(noInput)
    .output(
      z.array(
        z.strictObject({
          at: instant,
          who: z.string(),
          pair: z.enum(dualPairs),
          isAllowed: z.boolean(),
          reason: z.string(),
        }),
      ),
    ),
  about: query({ permission: 'settings.read', open: 'the name of the firm' }).input(noInput).output(bookSchema),
  renameFirm: command({ permission: 'settings.write', open: 'one row of the book' })
    .input(commandInput({ firmName: text(120), version }))
    .output(z.strictObject({ version })),
};
