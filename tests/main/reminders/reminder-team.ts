/** A salesperson with his assistant and manager, and a colleague beside; a clock that goes on without log-ins. */
import { hashToken, newToken } from '../../../src/main/rpc/sessions';
import { aTender, type MadeTender, type TenderGiven } from '../../helpers/builders/tenders';
import { aPerson, aUnit, type Person } from '../../helpers/builders/users';
import { openBook, type Book, type Seat } from '../../helpers/book';

/** An instant of the firm's day and hour, e.g. `2026-11-26T15:00`. */
export const at = (text: string): number => Date.parse(`${text}:00+08:00`);

export type Team = {
  readonly book: Book;
  readonly boss: Seat;
  readonly sales: Person;
  readonly assistant: Person;
  readonly manager: Person;
  /** Of another department. */
  readonly peer: Person;
};

export async function aReminderTeam(): Promise<Team> {
  const book = await openBook();
  const boss = await book.setUp();
  const unit = await aUnit(boss);
  const beside = await aUnit(boss);
  const team: Team = {
    ...{ book, boss },
    sales: await aPerson(book, boss, { posts: ['sales'], orgUnitId: unit, name: '陈涛' }),
    assistant: await aPerson(book, boss, { posts: ['sales_assistant'], orgUnitId: unit, name: '林静' }),
    manager: await aPerson(book, boss, { posts: ['manager'], orgUnitId: unit, name: '周强' }),
    peer: await aPerson(book, boss, { posts: ['sales'], orgUnitId: beside, name: '吴敏' }),
  };
  await setMilestones(team, false);
  // One of those dates is the arrival of a deposit, for which nobody asks here.
  await setRule(team, 'depositsToAsk', { isOn: false });
  return team;
}

/** Opens a session without its password, which costs a tenth of a second each time. */
export async function signIn(book: Book, { userId, loginName }: { userId: number; loginName: string }, seat: Seat) {
  const token = newToken();
  const opened = await book.engine.front.engine.tell('openSession', { userId, loginName, tokenHash: hashToken(token) });
  if (!opened.ok) throw new Error(`no session for ${loginName}`);
  seat.connection.setToken?.(token);
}

/** Lets the clock go on to an instant; everybody is signed in again. */
export async function waitUntil({ book, boss, ...people }: Team, text: string): Promise<void> {
  book.advance(at(text) - book.now());
  for (const person of Object.values(people)) await signIn(book, person, person.seat);
  await signIn(book, { userId: 1, loginName: 'limin' }, boss);
}

type Rule = { readonly key: string; readonly version: number; readonly threshold: number | null };

/** Changes a rule of the firm. */
export async function setRule({ boss }: Team, key: string, changes: object): Promise<void> {
  const rules = await boss.ok<Rule[]>('reminders.rules');
  const found = rules.find((one) => one.key === key);
  if (!found) throw new Error(`no rule ${key}`);
  const standard = { isOn: true, threshold: found.threshold, isQuiet: true, escalateHours: 0, isPopUp: true };
  await boss.ok('reminders.changeRule', { key, ...standard, ...changes, version: found.version });
}

/** A new tender gets its dates from a template; where they are not the matter they keep silent. */
export const setMilestones = (team: Team, isOn: boolean): Promise<void> => setRule(team, 'tenderMilestone', { isOn });

/** A tender of the salesperson that the assistant works on. */
export const ours = ({ sales, assistant }: Team, deadline: string, given: TenderGiven = {}): Promise<MadeTender> =>
  aTender(sales.seat, { bidDeadlineAt: at(deadline), openingAt: null, assistantId: assistant.userId, ...given });
