import { z } from 'zod';
import { posts } from '../domain/permissions';
import { gridBlock, gridCriteriaSchema, gridRequestSchema, gridTotals } from './grid';
import { historyRows } from './history';
import { staffNo } from './signature';
import { command, commandInput, id, noInput, optionalText, query, text, version } from './procedure';

const post = z.enum(posts);
const heldPosts = z.array(post).min(1).max(posts.length);
const password = z.string().min(8).max(200);

export const userRow = z.strictObject({
  id,
  loginName: z.string(),
  name: z.string(),
  orgUnitId: id,
  orgUnitName: z.string(),
  posts: z.array(post),
  isDisabled: z.boolean(),
  /** Printed on the badge; null for people who never sign on a shared computer. */
  staffNo: z.string().nullable(),
  hasBadge: z.boolean(),
  hasPin: z.boolean(),
  isSharedPost: z.boolean(),
  version,
});
export type UserRow = z.output<typeof userRow>;

export const orgUnitRow = z.strictObject({ id, parentId: id.nullable(), name: z.string(), version });
export type OrgUnitRow = z.output<typeof orgUnitRow>;
const seesUsers = { permission: 'users.read', scope: 'user' } as const;
const theUser = { permission: 'users.write', subject: { table: 'user', id: 'userId' } } as const;
const changed = z.strictObject({ version });

export const usersContract = {
  list: query(seesUsers).input(gridRequestSchema).output(gridBlock(userRow)),
  totals: query(seesUsers).input(gridCriteriaSchema).output(gridTotals),
  get: query({ permission: 'users.read', subject: { table: 'user', id: 'userId' } })
    .input(z.strictObject({ userId: id }))
    .output(z.strictObject({ user: userRow, history: historyRows })),
  /**
   * People a record may be handed to: those the caller sees, himself included; where wanted only who holds a right and
   * sees the records of a person.
   */
  pick: query({ permission: 'session.own', scope: 'user' })
    .input(
      z.strictObject({
        search: optionalText(60),
        holds: z.enum(['tenders.read', 'tenders.write']).optional(),
        sees: id.optional(),
      }),
    )
    .output(z.array(z.strictObject({ id, name: z.string(), posts: z.array(post) }))),
  create: command({ permission: 'users.write', open: 'a new person belongs to nobody yet' })
    .input(commandInput({ name: text(60), loginName: text(60), orgUnitId: id, posts: heldPosts, password }))
    .output(z.strictObject({ userId: id })),
  update: command(theUser)
    .input(commandInput({ userId: id, version, name: text(60), orgUnitId: id, posts: heldPosts }))
    .output(changed),
  setPassword: command(theUser)
    .input(commandInput({ userId: id, version, password }))
    .output(changed),
  /** The staff number of a person, or that the account is a computer that several people share. */
  setStaff: command(theUser)
    .input(commandInput({ userId: id, version, staffNo: staffNo.nullable(), isSharedPost: z.boolean() }))
    .output(changed),
  setDisabled: command(theUser)
    .input(commandInput({ userId: id, version, isDisabled: z.boolean(), reason: text(200) }))
    .output(changed),
  units: query({ permission: 'users.read', open: 'the names of the departments' })
    .input(noInput)
    .output(z.array(orgUnitRow)),
  createUnit: command({ permission: 'users.write', open: 'departments belong to the firm' })
    .input(commandInput({ name: text(60), parentId: id }))
    .output(z.strictObject({ orgUnitId: id })),
  updateUnit: command({ permission: 'users.write', open: 'departments belong to the firm' })
    .input(commandInput({ orgUnitId: id, version, name: text(60), parentId: id.nullable() }))
    .output(changed),
};
