/** A book on which the seats of a run can begin: what the workloads need, and people who may do all of it. */
import { openBook, PASSWORD, type Seat } from '../helpers/book';
import { aPerson } from '../helpers/builders/users';
import { workloadPosts, workloads } from './workload';

export type LogIn = { readonly loginName: string; readonly password: string };

/** One person may submit and approve, pick and check: in these runs any hand takes the next step. */
async function signDualPosts(boss: Seat): Promise<void> {
  for (const pair of ['dualSubmitApprove', 'dualPickCheck', 'dualRequestApprove'] as const) {
    const all = await boss.ok<Record<string, { version: number }>>('settings.all');
    const version = all[pair]?.version ?? 0;
    await boss.ok('settings.signDualPosts', { pair, isAllowed: true, reason: '小公司', version });
  }
}

/** Makes the book and closes it again. @returns how its people log in */
export async function prepareBook(path: string, seats: number): Promise<LogIn[]> {
  const book = await openBook(path);
  const boss = await book.setUp();
  await signDualPosts(boss);
  for (const { prepare } of workloads) await prepare?.(boss);
  const people: LogIn[] = [];
  for (let at = 0; at < seats; at += 1) {
    const { loginName } = await aPerson(book, boss, { posts: workloadPosts });
    people.push({ loginName, password: PASSWORD });
  }
  await book.close();
  return people;
}
