/** Log-in, log-out, lock and set-up: answered by the front because hashing must not hold the writer. */
import type { sessionContract, Me, SessionState } from '../../shared/contract/session.contract';
import { PROTOCOL } from '../../shared/contract/session.contract';
import type { InputOf, OutputOf } from '../../shared/contract/procedure';
import { mayDo, permissionPosts, type Permission } from '../../shared/domain/permissions';
import { okay, refuse, type Result } from '../../shared/domain/problem';
import { mayTryLogIn, passwordIsGood } from '../features/users/users.rules';
import { hashPassword, passwordMatches } from '../platform/password';
import { commonPasswords } from '../platform/common-passwords';
import type { Connection } from './connection';
import type { FrontEngine } from './front-engine';
import { hashToken, newToken, type Session, type Sessions } from './sessions';

type Contract = typeof sessionContract;
type Parts = { readonly engine: FrontEngine; readonly sessions: Sessions };
type Answer<N extends keyof Contract> = (
  input: InputOf<Contract[N]>,
  connection: Connection,
) => Promise<Result<OutputOf<Contract[N]>>>;

const names = Object.keys(permissionPosts) as Permission[];

/** The person of a session as his own window sees him. */
export const meOf = ({ actor, loginName }: Session): Me => ({
  userId: actor.userId,
  loginName,
  name: actor.name,
  posts: [...actor.posts],
  permissions: names.filter((name) => mayDo(actor.posts, name)),
  isSharedPost: actor.isSharedPost ?? false,
});

async function signIn(parts: Parts, connection: Connection, token: string): Promise<Result<Me>> {
  const session = await parts.sessions.resolve(token, true);
  if (!session || !connection.setToken) return refuse('UNAUTHENTICATED');
  connection.setToken(token);
  return okay(meOf(session));
}

/** Compares a password under the rules of lockout; every failure counts against account and address. */
export async function checkPassword(
  { engine }: Pick<Parts, 'engine'>,
  { loginName, password }: { loginName: string; password: string },
  address: string,
): Promise<Result<{ userId: number }>> {
  const found = await engine.ask('credentialOf', { loginName, address, now: engine.now() });
  for (const failures of [found.accountFailures, found.addressFailures]) {
    const may = mayTryLogIn(failures, engine.now());
    if (!may.ok) return may;
  }
  const isRight = await passwordMatches(password, found.user?.passwordHash);
  if (isRight && found.user) return okay({ userId: found.user.userId });
  await engine.tell('noteFailure', { subjects: [`account:${loginName}`, `address:${address}`] });
  return refuse('LOGIN_FAILED');
}

const stateOf =
  ({ engine, sessions }: Parts): Answer<'state'> =>
  async ({ protocol }, connection) => {
    if (protocol !== PROTOCOL) return refuse('VERSION_MISMATCH', { own: protocol, other: PROTOCOL });
    const session = await sessions.resolve(connection.token(), false);
    const { isDemo } = await engine.ask('readSettings', {});
    if (session) {
      const state: SessionState = { phase: session.isLocked ? 'locked' : 'in', me: meOf(session), isDemo };
      return okay(state);
    }
    if (!(await engine.ask('isSetUp', {}))) return okay({ phase: 'setup' });
    return okay({ phase: 'logIn', isDemo, demoUsers: isDemo ? await engine.ask('demoUsers', {}) : [] });
  };

const logIn =
  (parts: Parts): Answer<'logIn'> =>
  async ({ loginName, password }, connection) => {
    if (!connection.setToken) return refuse('FORBIDDEN', { permission: 'public' });
    const checked = await checkPassword(parts, { loginName, password }, connection.address);
    if (!checked.ok) return checked;
    const token = newToken();
    const opened = await parts.engine.tell('openSession', {
      userId: checked.value.userId,
      loginName,
      tokenHash: hashToken(token),
    });
    return opened.ok ? signIn(parts, connection, token) : opened;
  };

const logInDemo =
  (parts: Parts): Answer<'logInDemo'> =>
  async ({ loginName }, connection) => {
    if (!connection.setToken) return refuse('FORBIDDEN', { permission: 'public' });
    const { isDemo } = await parts.engine.ask('readSettings', {});
    if (!isDemo) return refuse('DEMO_ONLY');
    const { engine } = parts;
    const { user } = await engine.ask('credentialOf', { loginName, address: connection.address, now: engine.now() });
    if (!user) return refuse('LOGIN_FAILED');
    const token = newToken();
    const opened = await engine.tell('openDemoSession', {
      userId: user.userId,
      loginName,
      tokenHash: hashToken(token),
    });
    return opened.ok ? signIn(parts, connection, token) : opened;
  };

const logOut =
  ({ engine, sessions }: Parts): Answer<'logOut'> =>
  async (_input, connection) => {
    const token = connection.token();
    const session = await sessions.resolve(token, false);
    if (token && session?.actor.sessionId) {
      const ended = await engine.tell('closeSession', { sessionId: session.actor.sessionId }, session.actor);
      if (!ended.ok) return ended;
      sessions.forget(token);
    }
    connection.setToken?.(null);
    return okay({});
  };

const unlock =
  (parts: Parts): Answer<'unlock'> =>
  async ({ password }, connection) => {
    const token = connection.token();
    const session = await parts.sessions.resolve(token, false);
    if (!token || !session) return refuse('UNAUTHENTICATED');
    const { isDemo } = await parts.engine.ask('readSettings', {});
    if (!isDemo) {
      const checked = await checkPassword(parts, { loginName: session.loginName, password }, connection.address);
      if (!checked.ok) return checked;
    }
    parts.sessions.unlock(token);
    return okay(meOf(session));
  };

const setUp =
  (parts: Parts): Answer<'setUp'> =>
  async ({ firmName, name, loginName, password, firm, startsOn }, connection) => {
    if (!connection.isHost || !connection.setToken) return refuse('FORBIDDEN', { permission: 'public' });
    const { engine } = parts;
    if (await engine.ask('isSetUp', {})) return refuse('ALREADY_SET_UP');
    const good = passwordIsGood(password, [firmName, name, loginName, 'tongdan'], commonPasswords());
    if (!good.ok) return good;
    const token = newToken();
    const passwordHash = await hashPassword(password);
    const made = await engine.tell('setUpBook', {
      firmName,
      name,
      loginName,
      passwordHash,
      tokenHash: hashToken(token),
      ...(firm ? { firm } : {}),
      ...(startsOn === undefined ? {} : { startsOn }),
    });
    return made.ok ? signIn(parts, connection, token) : made;
  };

const outcome =
  ({ engine, sessions }: Parts): Answer<'outcome'> =>
  async ({ commandId }, connection) => {
    const session = await sessions.resolve(connection.token(), true);
    if (!session) return refuse('UNAUTHENTICATED');
    const found = await engine.ask('outcome', { userId: session.actor.userId, commandId });
    return okay(found as OutputOf<Contract['outcome']>);
  };

/** One answer per procedure of the session contract; a missing one does not compile. */
export const sessionProcedures = (parts: Parts): { readonly [N in keyof Contract]: Answer<N> } => ({
  state: stateOf(parts),
  logIn: logIn(parts),
  logInDemo: logInDemo(parts),
  logOut: logOut(parts),
  unlock: unlock(parts),
  setUp: setUp(parts),
  outcome: outcome(parts),
});
