/** Who signs on the shared computer of the store, and which pair of steps the boss lets one person hold. */
import { putPin } from '../../features/users/staff-codes';
import type { Tx } from '../../store/handles';
import { person, type Stage } from './master-data';

/** Staff numbers and PINs of the store, the computer they share, and one pair signed by the boss. */
export async function prepareStore(tx: Tx, stage: Stage): Promise<void> {
  const { caller, words, from } = stage;
  const ask = (input: object) => ({ who: person(stage, 'boss'), at: from, input: { version: 0, ...input } });
  for (const { loginName, staffNo } of words.staffNumbers) {
    const { userId } = person(stage, loginName);
    const input = { userId, staffNo, isSharedPost: false };
    const { version } = await caller.must<{ version: number }>('users.setStaff', ask(input));
    await putPin(tx, { userId, version, pinHash: words.pinHash });
  }
  const { userId } = person(stage, words.seat.loginName);
  await caller.must('users.setStaff', ask({ userId, staffNo: null, isSharedPost: true }));
  const signed = { pair: 'dualRequestApprove', isAllowed: true, reason: words.steps.dual };
  await caller.must('settings.signDualPosts', ask(signed));
}
