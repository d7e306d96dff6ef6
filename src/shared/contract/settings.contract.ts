import { z } from 'zod';
import { dualPairs, thresholds } from '../domain/setting-words';
import { firmFactsSchema } from './firm-facts.schemas';
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
  /** All facts beside the name; `version` is that of any of them, they are written together. */
  changeFirm: command({ permission: 'settings.write', open: 'facts of the book' })
    .input(commandInput({ firm: firmFactsSchema, version }))
    .output(z.strictObject({ version })),
};
