/** Regions that agents may sell our products in (区域授权). */
import { z } from 'zod';
import { regionSegments, spanStates } from '../domain/regions';
import { gridBlock, gridCriteria, gridRequest, gridTotals } from './grid';
import { historyRows } from './history';
import { businessDate, command, commandInput, id, instant, optionalText, query, text, version } from './procedure';
import { actionState } from './values';

const span = { validFrom: businessDate, /** Last day; null: until it is ended. */ validTo: businessDate.nullable() };

export const regionRow = z.strictObject({
  id,
  agentId: id,
  agentName: z.string(),
  /** Null: all products of the firm; then the name is empty. */
  productId: id.nullable(),
  productName: z.string(),
  /** Empty: the whole country, the whole province. */
  province: z.string(),
  city: z.string(),
  ...span,
  /** Nobody else is authorised there for the same product and days. */
  isExclusive: z.boolean(),
  letterNo: z.string(),
  note: z.string(),
  /** Seen from today. */
  state: z.enum(spanStates),
  endedAt: instant.nullable(),
  endReason: z.string(),
  version,
  actions: z.strictObject({ changeDates: actionState, end: actionState }),
});
export type RegionRow = z.output<typeof regionRow>;

export const regionDetail = z.strictObject({ region: regionRow, history: historyRows });
export type RegionDetail = z.output<typeof regionDetail>;

const segment = z.enum(regionSegments).default('all');
const listed = { permission: 'channel.read', scope: 'agent_region' } as const;
const ofRegion = { table: 'agent_region', id: 'regionId' } as const;
const authorise = { permission: 'channel.authorise', subject: ofRegion } as const;
const changed = z.strictObject({ version });

export const channelContract = {
  list: query(listed)
    .input(z.strictObject({ ...gridRequest, segment }))
    .output(gridBlock(regionRow)),
  totals: query(listed)
    .input(z.strictObject({ ...gridCriteria, segment }))
    .output(gridTotals),
  get: query({ permission: 'channel.read', subject: ofRegion })
    .input(z.strictObject({ regionId: id }))
    .output(regionDetail),
  /** Refused with names and days where an exclusive region of another agent meets it. */
  authorise: command({ permission: 'channel.authorise', subject: { table: 'customer', id: 'agentId' } })
    .input(
      commandInput({
        agentId: id,
        productId: id.nullable(),
        province: optionalText(30),
        city: optionalText(30),
        ...span,
        isExclusive: z.boolean(),
        letterNo: optionalText(60),
        note: optionalText(300),
      }),
    )
    .output(z.strictObject({ regionId: id, version })),
  changeDates: command(authorise)
    .input(commandInput({ regionId: id, version, ...span }))
    .output(changed),
  /** Ends it on a day, for good; the day before its first takes it back altogether. */
  end: command(authorise)
    .input(commandInput({ regionId: id, version, validTo: businessDate, reason: text(200) }))
    .output(changed),
};
