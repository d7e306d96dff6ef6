import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandId, openBook } from '../../helpers/book';
import { aSharedPost, issueBadge, versionOf } from '../../helpers/builders/signers';
import { aSharedDesk, byBadge, byPin, refusedBy, type NoteDetail, type SharedDesk } from '../../helpers/shared-desk';

let book: SharedDesk['book'];
let team: SharedDesk['team'];
let post: SharedDesk['post'];
let picker: SharedDesk['picker'];
let checker: SharedDesk['checker'];
let aNote: SharedDesk['aNote'];
let detailOf: SharedDesk['detailOf'];
let step: SharedDesk['step'];
let tickedOf: SharedDesk['tickedOf'];
let pickedBy: SharedDesk['pickedBy'];
beforeEach(async () => {
  ({ book, team, post, picker, checker, aNote, detailOf, step, tickedOf, pickedBy } = await aSharedDesk());
});
afterEach(() => book.close());

describe('badges and PINs', () => {
  it('wrong PINs say how many tries are left, the fifth locks for a quarter of an hour, the badge still signs', async () => {
    const { noteId, version } = await aNote();
    const sign = (pin: string) =>
      post.call('dispatch.finishPicking', { noteId, version, signature: { staffNo: picker.staffNo, pin } });
    for (const left of [4, 3, 2, 1]) {
      expect(await sign('904152')).toMatchObject({ problem: { params: { case: 'users.sign.wrongPin', left } } });
    }
    expect(await sign('904152')).toMatchObject({ problem: { params: { case: 'users.sign.locked', minutes: 15 } } });
    expect(await sign(picker.pin)).toMatchObject(refusedBy('locked'));
    book.advance(15 * 60_000 - 1);
    expect(await sign(picker.pin)).toMatchObject({ problem: { params: { minutes: 1 } } });
    const { history } = await team.boss.ok<NoteDetail>('users.get', { userId: picker.userId });
    expect(history.map(({ action }) => action).slice(0, 2)).toEqual(['pin-locked', 'pin-failed']);
    book.advance(1);
    expect(await sign(picker.pin)).toMatchObject({ ok: true });
  });

  it('a lock of the PIN leaves the badge alone, and the right PIN forgets what was wrong before', async () => {
    const note = await aNote();
    const { noteId, version } = note;
    const wrong = { noteId, version, signature: { staffNo: picker.staffNo, pin: '904152' } };
    for (let n = 0; n < 4; n += 1) await post.call('dispatch.finishPicking', wrong);
    const picked = await step(note, 'finishPicking', { signature: byPin(picker) });
    const next = { ...wrong, version: picked.version };
    expect(await post.call('dispatch.voidNote', { ...next, reason: '错单' })).toMatchObject({
      problem: { params: { left: 4 } },
    });
    for (let n = 0; n < 4; n += 1) await post.call('dispatch.voidNote', { ...next, reason: '错单' });
    expect(await post.call('dispatch.voidNote', { ...next, reason: '错单' })).toMatchObject(refusedBy('locked'));
    await step(picked, 'voidNote', { reason: '错单', signature: byBadge(picker) });
  });

  it('many wrong PINs at once are counted one by one', async () => {
    const { noteId, version } = await aNote();
    const guesses = ['904152', '904153', '904154', '904155', '904156', '904157', '904158'];
    const answers = await Promise.all(
      guesses.map((pin) =>
        post.call('dispatch.finishPicking', {
          ...{ noteId, version, commandId: commandId() },
          signature: { staffNo: picker.staffNo.toLowerCase(), pin },
        }),
      ),
    );
    const cases = answers.map((answer) => (answer.ok ? 'ok' : String(answer.problem.params['case'])));
    expect(cases.filter((name) => name === 'users.sign.wrongPin')).toHaveLength(4);
    expect(cases.filter((name) => name === 'users.sign.locked')).toHaveLength(3);
  });

  it('a staff number alone never signs, and neither does an unknown one', async () => {
    const { noteId, version } = await aNote();
    const { staffNo } = picker;
    const alone = await post.call('dispatch.finishPicking', { noteId, version, signature: { staffNo } });
    expect(alone).toMatchObject({ problem: { code: 'VALIDATION_FAILED' } });
    const unknown = { staffNo: 'X9', pin: '735104' };
    expect(await post.call('dispatch.finishPicking', { noteId, version, signature: unknown })).toMatchObject(
      refusedBy('unknownStaffNo'),
    );
  });

  it('a new badge kills the one before, and a leaver’s badge is dead with him', async () => {
    const { noteId, version } = await aNote();
    const fresh = await issueBadge(team.boss, picker.userId);
    const sign = (badge: string) => post.call('dispatch.finishPicking', { noteId, version, signature: { badge } });
    expect(await sign(picker.badge)).toMatchObject(refusedBy('unknownBadge'));
    const leaving = { userId: picker.userId, version: await versionOf(team.boss, picker.userId) };
    await team.boss.ok('users.setDisabled', { ...leaving, isDisabled: true, reason: '离职' });
    expect(await sign(fresh)).toMatchObject(refusedBy('unknownBadge'));
    await team.boss.ok('users.setDisabled', {
      ...leaving,
      version: leaving.version + 1,
      isDisabled: false,
      reason: '回来',
    });
    expect(await sign(fresh)).toMatchObject({ ok: true });
  });

  it('the account of a computer has neither badge nor PIN and signs nothing itself', async () => {
    const shared = await aSharedPost(book, team.boss, ['warehouse']);
    const wish = { userId: shared.userId, version: await versionOf(team.boss, shared.userId) };
    expect(await team.boss.call('signing.issueBadge', wish)).toMatchObject(refusedBy('notAPerson'));
    expect(await team.boss.call('signing.setPin', { ...wish, pin: '735104' })).toMatchObject(refusedBy('notAPerson'));
    const staff = { ...wish, staffNo: 'A1', isSharedPost: true };
    expect(await team.boss.call('users.setStaff', staff)).toMatchObject(refusedBy('notAPerson'));
  });

  it('a person who becomes the account of a computer loses badge and PIN', async () => {
    const { noteId, version } = await aNote();
    const wish = { userId: picker.userId, version: await versionOf(team.boss, picker.userId) };
    await team.boss.ok('users.setStaff', { ...wish, staffNo: null, isSharedPost: true });
    const back = { ...wish, version: wish.version + 1, staffNo: picker.staffNo, isSharedPost: false };
    await team.boss.ok('users.setStaff', back);
    const { user } = await team.boss.ok<{ user: object }>('users.get', { userId: picker.userId });
    expect(user).toMatchObject({ hasBadge: false, hasPin: false, staffNo: picker.staffNo });
    const signature = byPin(picker);
    expect(await post.call('dispatch.finishPicking', { noteId, version, signature })).toMatchObject(refusedBy('noPin'));
  });

  it('a PIN that everybody tries first is refused', async () => {
    const wish = { userId: picker.userId, version: await versionOf(team.boss, picker.userId) };
    for (const pin of ['000000', '123456', '987654', '121212']) {
      expect(await team.boss.call('signing.setPin', { ...wish, pin })).toMatchObject(refusedBy('pinWeak'));
    }
  });

  it('a person sets his own PIN with his password', async () => {
    const { noteId, version } = await aNote();
    const wrong = { password: 'wrong horse', pin: '640213' };
    expect(await picker.seat.call('signing.setMyPin', wrong)).toMatchObject({ problem: { code: 'LOGIN_FAILED' } });
    await picker.seat.ok('signing.setMyPin', { password: 'right horse 7 battery', pin: '640213' });
    const signature = { staffNo: picker.staffNo, pin: '640213' };
    expect(await post.call('dispatch.finishPicking', { noteId, version, signature })).toMatchObject({ ok: true });
  });

  it('one staff number is given once, whatever its case', async () => {
    const wish = { userId: checker.userId, version: await versionOf(team.boss, checker.userId), isSharedPost: false };
    const staffNo = picker.staffNo.toLowerCase();
    expect(await team.boss.call('users.setStaff', { ...wish, staffNo })).toMatchObject({
      problem: { code: 'DUPLICATE', params: { number: '张拣' } },
    });
  });

  it('neither a badge nor a PIN stands anywhere in the book or in an answer', async () => {
    let note = await pickedBy(await aNote(), picker);
    note = await step(note, 'checkNote', { ticked: await tickedOf(note), signature: byPin(checker) });
    const answers = JSON.stringify([
      await team.boss.ok('users.list'),
      await team.boss.ok('users.get', { userId: picker.userId }),
      await detailOf(note),
    ]);
    await book.engine.close();
    const { readFileSync } = await import('node:fs');
    const stored = readFileSync(book.path).toString('latin1');
    for (const secret of [picker.badge, checker.badge, picker.pin, checker.pin, 'scrypt']) {
      expect(answers).not.toContain(secret);
    }
    for (const secret of [picker.badge, checker.badge]) expect(stored).not.toContain(secret);
    expect(stored).not.toMatch(/"(?:pin|badge|signature)"/u);
    book = await openBook(book.path);
  });
});
