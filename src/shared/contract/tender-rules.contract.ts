/** Time limits and templates of dates: what the firm counts by. */
import { z } from 'zod';
import { clockKeys } from '../domain/tender-clocks';
import { milestoneAnchors, milestoneKinds, tenderKinds } from '../domain/tender-words';
import { command, commandInput, id, noInput, optionalText, query, version } from './procedure';

const open = 'rules of the whole firm';
const read = { permission: 'tenders.read', open } as const;
const write = { permission: 'tenders.rules', open } as const;
const key = z.enum(clockKeys);

const clockRow = z.strictObject({
  key,
  amount: z.int(),
  unit: z.enum(['day', 'workday', 'percent']),
  side: z.enum(['ours', 'purchaser']),
  /** What it is unless the firm says otherwise. */
  standard: z.int(),
  note: z.string(),
  /** Null while it stands at its default. */
  version: version.nullable(),
});
export type ClockRow = z.output<typeof clockRow>;

const template = {
  tenderKind: z.enum(tenderKinds),
  /** Empty: every platform that has no templates of its own. */
  platform: optionalText(80),
  milestoneKind: z.enum(milestoneKinds),
  title: optionalText(60),
  anchor: z.enum(milestoneAnchors),
  /** Before the anchor when negative. */
  offsetDays: z.int().min(-365).max(365),
  unit: z.enum(['day', 'workday']),
  isOurs: z.boolean(),
  leadWorkdays: z.int().min(0).max(30),
  isDisabled: z.boolean(),
};
const templateRow = z.strictObject({ id, ...template, version });
export type TemplateRow = z.output<typeof templateRow>;

export const tenderRulesContract = {
  clocks: query(read).input(noInput).output(z.array(clockRow)),
  changeClock: command(write)
    .input(commandInput({ key, amount: z.int().min(0).max(365), note: optionalText(200), version: version.nullable() }))
    .output(z.strictObject({ version })),
  templates: query(read).input(noInput).output(z.array(templateRow)),
  /** `templateId` null: a new one. */
  saveTemplate: command(write)
    .input(commandInput({ templateId: id.nullable(), version, ...template }))
    .output(z.strictObject({ templateId: id, version })),
};
