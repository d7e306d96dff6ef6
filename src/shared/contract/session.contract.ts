import { z } from 'zod';
import { permissionPosts, posts, type Permission } from '../domain/permissions';
import { firmFactsSchema } from './firm-facts.schemas';
import { businessDate, command, commandInput, query, text } from './procedure';

/** Bumped when the wire changes so that an old page or seat is told to reload. */
export const PROTOCOL = 1;

const permissionNames = Object.keys(permissionPosts) as Permission[];
const password = z.string().min(1).max(200);

/** The signed-in person: what the frame, the buttons and the navigation need. */
export const meSchema = z.strictObject({
  userId: z.int(),
  loginName: z.string(),
  name: z.string(),
  posts: z.array(z.enum(posts)),
  permissions: z.array(z.enum(permissionNames)),
  /** The account of a computer that several people share: each signs his own steps. */
  isSharedPost: z.boolean(),
});
export type Me = z.output<typeof meSchema>;

export const sessionStateSchema = z.discriminatedUnion('phase', [
  /** An empty book: the host itself may set it up. */
  z.strictObject({ phase: z.literal('setup') }),
  /** Nobody signed in; a demo book shows a card per role. */
  z.strictObject({
    phase: z.literal('logIn'),
    isDemo: z.boolean(),
    demoUsers: z.array(z.strictObject({ loginName: z.string(), name: z.string(), posts: z.array(z.enum(posts)) })),
  }),
  /** Idle for 30 minutes: the password is asked, tabs and drafts stay. */
  z.strictObject({ phase: z.literal('locked'), me: meSchema, isDemo: z.boolean() }),
  z.strictObject({ phase: z.literal('in'), me: meSchema, isDemo: z.boolean() }),
]);
export type SessionState = z.output<typeof sessionStateSchema>;

const open = 'before or about the session itself';

export const sessionContract = {
  state: query({ permission: 'public', open })
    .input(z.strictObject({ protocol: z.int() }))
    .output(sessionStateSchema),
  logIn: command({ permission: 'public', open })
    .input(commandInput({ loginName: text(60), password }))
    .output(meSchema),
  /** A demo book has no passwords; the engine refuses this in any other book. */
  logInDemo: command({ permission: 'public', open })
    .input(commandInput({ loginName: text(60) }))
    .output(meSchema),
  logOut: command({ permission: 'session.own', open }).input(commandInput({})).output(z.strictObject({})),
  unlock: command({ permission: 'session.own', open }).input(commandInput({ password })).output(meSchema),
  /** First start, from the host itself: the firm and its first person, who holds every post until he hands them on. */
  setUp: command({ permission: 'public', open })
    .input(
      commandInput({
        firmName: text(120),
        name: text(60),
        loginName: text(60),
        password: z.string().min(8).max(200),
        /** What is known already; the rest is asked for in the settings. */
        firm: firmFactsSchema.optional(),
        /** The day on which the book begins; today where nothing is said. */
        startsOn: businessDate.optional(),
      }),
    )
    .output(meSchema),
  /** After a lost answer: was this command carried out? The stored answer comes back. */
  outcome: query({ permission: 'session.own', open })
    .input(z.strictObject({ commandId: z.uuidv7() }))
    .output(
      z.discriminatedUnion('state', [
        z.strictObject({ state: z.literal('done'), result: z.json() }),
        z.strictObject({ state: z.literal('unknown') }),
      ]),
    ),
};
