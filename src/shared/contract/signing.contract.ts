/** Badges and PINs: answered by the front, since what they hold reaches no thread and no record in the clear. */
import { z } from 'zod';
import { command, commandInput, id, version } from './procedure';
import { pin } from './signature';

const managed = { permission: 'users.write', open: 'who manages people manages all of them' } as const;
const changed = z.strictObject({ version });

export const signingContract = {
  /** A new badge; the one before is dead. `code` is in the first answer only and never again. */
  issueBadge: command(managed)
    .input(commandInput({ userId: id, version }))
    .output(changed.extend({ code: z.string().optional() })),
  setPin: command(managed)
    .input(commandInput({ userId: id, version, pin }))
    .output(changed),
  /** One's own, with the password of the log-in. */
  setMyPin: command({ permission: 'session.own', open: 'everybody sets his own PIN' })
    .input(commandInput({ password: z.string().min(1).max(200), pin }))
    .output(changed),
};
