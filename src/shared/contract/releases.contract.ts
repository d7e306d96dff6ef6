import { z } from 'zod';
import { moneyChecks } from '../domain/order-words';
import { releasableChecks, releaseSegments } from '../domain/release-words';
import { gridBlock, gridCriteria, gridRequest, gridTotals } from './grid';
import { command, commandInput, id, query, text, version } from './procedure';
import { releaseRow } from './releases.schemas';

const subject = { table: 'sales_order', id: 'orderId' } as const;
const desk = { permission: 'orders.read', scope: 'sales_order' } as const;
const answer = { permission: 'orders.answerRelease', subject } as const;
const consent = { permission: 'orders.recordConsent', subject } as const;
const segment = z.enum(releaseSegments).default('waiting');
const reason = text(300);
const made = z.strictObject({ requestId: id });
const ofRequest = { orderId: id, requestId: id };
const nothing = z.strictObject({});

/** Releases themselves are orders.releaseCredit, releaseLicence and releaseRegion: they answer what was asked. */
export const releasesContract = {
  /** What was asked, with the check and its figures of now. */
  desk: query(desk)
    .input(z.strictObject({ ...gridRequest, segment }))
    .output(gridBlock(releaseRow)),
  deskTotals: query(desk)
    .input(z.strictObject({ ...gridCriteria, segment }))
    .output(
      z.strictObject({
        ...gridTotals.shape,
        segments: z.strictObject({ waiting: z.int(), answered: z.int(), mine: z.int(), verbal: z.int(), all: z.int() }),
      }),
    ),
  /** Who submitted the order, or finance, asks for the release of a check that blocks it. */
  ask: command({ permission: 'orders.askRelease', subject })
    .input(commandInput({ orderId: id, version, check: z.enum(releasableChecks), reason }))
    .output(made),
  withdraw: command({ permission: 'orders.askRelease', subject }).input(commandInput(ofRequest)).output(nothing),
  /** By who could release it. */
  refuse: command(answer)
    .input(commandInput({ ...ofRequest, reason }))
    .output(nothing),
  /** People whose word may be written down for a check of this order. */
  releasers: query(consent)
    .input(z.strictObject({ orderId: id }))
    .output(z.array(z.strictObject({ id, name: z.string() }))),
  /** Finance writes down that somebody agreed by word of mouth: it releases at once and stays red until he confirms. */
  recordConsent: command(consent)
    .input(commandInput({ orderId: id, version, check: z.enum(moneyChecks), releaserId: id, reason }))
    .output(z.strictObject({ requestId: id, version })),
  /** By the person who was named, nobody else. */
  confirm: command(answer).input(commandInput(ofRequest)).output(nothing),
  object: command(answer)
    .input(commandInput({ ...ofRequest, reason }))
    .output(nothing),
};
