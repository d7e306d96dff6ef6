/** What a command and a query of a feature look like (A11, A13). */
import type { InputOf, OutputOf } from '../../shared/contract/procedure';
import type { Post } from '../../shared/domain/permissions';
import type { Refusal, Result } from '../../shared/domain/problem';
import type { Entry } from './audit';
import type { ReadDb, Tx } from './handles';

/** Who acts. `visible` lists the users whose records he may see; 'all' needs no clause. */
export type Actor = {
  readonly userId: number;
  readonly sessionId: number | null;
  readonly name: string;
  readonly posts: readonly Post[];
  readonly visible: readonly number[] | 'all';
  /** The account of a computer that several people share; of a signed step the actor is who signed. */
  readonly isSharedPost?: boolean;
};

/** `now` in UTC ms; `today` the business date in the book's time zone, made once per call. */
export type Ctx = {
  readonly actor: Actor;
  readonly now: number;
  readonly today: string;
  readonly timeZone: string;
  /** Of the key that secrets are sealed with now; what was sealed with another one cannot be read. */
  readonly secretKeyId?: string;
};

export type Outcome<T> = { readonly ok: true; readonly value: T; readonly entries: readonly Entry[] } | Refusal;

/** The answer of a command and the audit rows of what it changed. */
export const done = <T>(value: T, ...entries: readonly Entry[]): Outcome<T> => ({ ok: true, value, entries });

type Schemas = Parameters<(p: { '~orpc': { inputSchema?: unknown; outputSchema?: unknown } }) => void>[0];

/** A command of the contract; the door has already taken the commandId out of its input. */
export type Command<P extends Schemas> = (
  tx: Tx,
  input: Omit<InputOf<P>, 'commandId'>,
  ctx: Ctx,
) => Promise<Outcome<OutputOf<P>>>;

/** A query of the contract. */
export type Query<P extends Schemas> = (db: ReadDb, input: InputOf<P>, ctx: Ctx) => Promise<Result<OutputOf<P>>>;
