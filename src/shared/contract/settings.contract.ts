import { z } from 'zod';
import { command, commandInput, noInput, query, text, version } from './procedure';

/** The book as every signed-in person may see it. */
export const bookSchema = z.strictObject({
  firmName: z.string(),
  timeZone: z.string(),
  isDemo: z.boolean(),
  version,
});

export const settingsContract = {
  about: query({ permission: 'settings.read', open: 'the name of the firm' }).input(noInput).output(bookSchema),
  renameFirm: command({ permission: 'settings.write', open: 'one row of the book' })
    .input(commandInput({ firmName: text(120), version }))
    .output(z.strictObject({ version })),
};
