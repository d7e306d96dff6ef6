/** The firm's accounts on platforms (平台账号). No answer holds a secret but that of `reveal`. */
import { z } from 'zod';
import { secretFields, secretStates } from '../domain/tender-paper-words';
import { gridBlock, gridCriteriaSchema, gridRequestSchema, gridTotals } from './grid';
import { historyRows } from './history';
import { businessDate, command, commandInput, id, instant, optionalText, query, text, version } from './procedure';
import { actionState } from './values';

const facts = {
  platform: text(80),
  province: optionalText(30),
  /** Address of the page, as people type it. */
  site: optionalText(200),
  loginName: text(80),
  /** The certificate one logs in with. */
  caCredentialId: id.nullable(),
  /** Telephone of the account, service desk. */
  contact: optionalText(120),
  remark: optionalText(300),
};
const state = z.enum(secretStates);
const field = z.enum(secretFields);

const platformAccountRow = z.strictObject({
  id,
  ...facts,
  platform: z.string(),
  loginName: z.string(),
  caName: z.string(),
  caExpiresOn: businessDate.nullable(),
  isDisabled: z.boolean(),
  password: state,
  caPin: state,
  codeCount: z.int(),
  version,
  actions: z.strictObject({
    change: actionState,
    setSecret: actionState,
    reveal: actionState,
    disable: actionState,
    enable: actionState,
  }),
});
export type PlatformAccountRow = z.output<typeof platformAccountRow>;

const platformAccountDetail = z.strictObject({
  account: platformAccountRow,
  secrets: z.array(z.strictObject({ field, setBy: z.string(), setAt: instant })),
  codes: z.array(z.strictObject({ productId: id, productName: z.string(), code: z.string() })),
  /** Who looked at what, newest first, at most 50. */
  looks: z.array(z.strictObject({ id, field, who: z.string(), at: instant })),
  history: historyRows,
});
export type PlatformAccountDetail = z.output<typeof platformAccountDetail>;

/** As it is copied from the page of a tender. */
const platformLogin = z.strictObject({
  id,
  platform: z.string(),
  loginName: z.string(),
  site: z.string(),
  caName: z.string(),
  caExpiresOn: businessDate.nullable(),
});

const open = "the firm's accounts belong to no person: whoever may read them sees all of them";
const read = { permission: 'platformAccounts.read', open } as const;
const write = { permission: 'platformAccounts.write', open } as const;
const changed = z.strictObject({ version });
const one = { accountId: id, version };
/** As typed, blanks at its ends included; no line breaks or control characters. */
const secret = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\u0000-\u001F\u007F]*$/u);

export const platformAccountsContract = {
  list: query(read).input(gridRequestSchema).output(gridBlock(platformAccountRow)),
  totals: query(read).input(gridCriteriaSchema).output(gridTotals),
  get: query(read)
    .input(z.strictObject({ accountId: id }))
    .output(platformAccountDetail),
  /** Log-in names on a platform, for the page of a tender. */
  logins: query(read)
    .input(z.strictObject({ platform: text(80) }))
    .output(z.array(platformLogin)),
  add: command(write)
    .input(commandInput(facts))
    .output(z.strictObject({ accountId: id, version })),
  change: command(write)
    .input(commandInput({ ...one, ...facts }))
    .output(changed),
  setDisabled: command(write)
    .input(commandInput({ ...one, isDisabled: z.boolean() }))
    .output(changed),
  /** Sealed before it reaches the engine; null takes it away. */
  setSecret: command(write)
    .input(commandInput({ ...one, field, secret: secret.nullable() }))
    .output(changed),
  /**
   * A look, which is written down. Behind the front there is no secret: the stored answer holds an empty one, and the
   * front opens it for whoever looked, within a minute of his look.
   */
  reveal: command({ permission: 'platformAccounts.reveal', open })
    .input(commandInput({ accountId: id, field }))
    .output(z.strictObject({ lookId: id, secret: z.string(), shownSeconds: z.int() })),
  /** The codes of all products on it, at once. */
  setCodes: command(write)
    .input(commandInput({ ...one, codes: z.array(z.strictObject({ productId: id, code: text(60) })).max(2_000) }))
    .output(changed),
};
