import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandId } from '../../helpers/book';
import { anIssuedNote, anOrderToShip, shipment, signDualPickCheck, stocked } from '../../helpers/builders/dispatch';
import { aSigner } from '../../helpers/builders/signers';
import { aSharedDesk, byBadge, byPin, refusedBy, type SharedDesk } from '../../helpers/shared-desk';

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

describe('a computer that several people share', () => {
  it('takes no step without a signature, whichever it is', async () => {
    const { noteId, version } = await aNote();
    const seen = { noteId, version };
    const steps = {
      finishPicking: {},
      checkNote: { ticked: [] },
      shipNote: shipment,
      signNote: { signedOn: '2026-11-21', signedBy: '王药师' },
      voidNote: { reason: '客户取消' },
      replaceLot: { lineId: 1, lots: [{ lotId: 1, qty: 1 }] },
    };
    for (const [name, input] of Object.entries(steps)) {
      expect(await post.call(`dispatch.${name}`, { ...seen, ...input })).toMatchObject(refusedBy('needed'));
    }
    expect(await post.call('dispatch.shortPath', { orderId: 1, ...shipment })).toMatchObject(refusedBy('needed'));
  });

  it('carries a note to the receipt with the people who signed, not with the account of the computer', async () => {
    let note = await pickedBy(await aNote(), picker);
    note = await step(note, 'checkNote', { ticked: await tickedOf(note), signature: byPin(checker) });
    note = await step(note, 'shipNote', { ...shipment, signature: byPin(picker) });
    await step(note, 'signNote', { signedOn: '2026-11-21', signedBy: '王药师', signature: byBadge(picker) });
    const { note: head, history } = await detailOf(note);
    expect(head).toMatchObject({ pickedBy: '张拣', checkedBy: '李核', shippedBy: '张拣', signRecordedBy: '张拣' });
    const check = history.find(({ action }) => action === 'check');
    expect(check).toMatchObject({ who: '李核 (仓库电脑)', after: { signerId: checker.userId } });
  });

  it('the right of a step is asked of the person who signs, not only of the computer', async () => {
    const { noteId, version } = await aNote();
    const answer = await post.call('dispatch.finishPicking', { noteId, version, signature: byBadge(checker) });
    expect(answer).toMatchObject({
      problem: { code: 'FORBIDDEN', params: { case: 'users.sign.notAllowed', name: '李核', posts: 'warehouse' } },
    });
  });

  it('one person who signs both picking and check is refused, until the boss has signed that he may', async () => {
    const both = await aSigner(book, team.boss, { posts: ['warehouse', 'checker'] });
    const note = await pickedBy(await aNote(), both);
    const ticked = await tickedOf(note);
    const check = { noteId: note.noteId, version: note.version, ticked, signature: byPin(both) };
    expect(await post.call('dispatch.checkNote', check)).toMatchObject({ problem: { code: 'SAME_PERSON' } });
    await signDualPickCheck(team);
    await post.ok('dispatch.checkNote', check);
    expect((await detailOf(note)).note).toMatchObject({ isSamePerson: true });
  });

  it('the checker names who picked when another had signed for it, and the audit keeps both', async () => {
    const hand = await aSigner(book, team.boss, { posts: ['warehouse'], name: '赵手' });
    const note = await pickedBy(await aNote(), picker);
    const pickers = await post.ok<{ id: number; name: string }[]>('dispatch.pickers', {});
    expect(pickers).toContainEqual({ id: hand.userId, name: '赵手' });
    expect(pickers.map(({ name }) => name)).not.toContain('仓库电脑');
    const { noteId, version } = note;
    const check = { noteId, version, ticked: await tickedOf(note), signature: byPin(checker), pickedBy: hand.userId };
    await post.ok('dispatch.checkNote', check);
    const { note: head, history } = await detailOf(note);
    expect(head).toMatchObject({ pickedBy: '赵手', checkedBy: '李核', isSamePerson: false });
    const entry = history.find(({ action }) => action === 'check');
    expect(entry).toMatchObject({ before: { pickedBy: picker.userId }, after: { pickedBy: hand.userId } });
  });

  it('the picker who is named may pick, is here, and is neither the checker nor a way round what the checker picked', async () => {
    const note = await pickedBy(await aNote(), picker);
    const ticked = await tickedOf(note);
    const naming = (userId: number, signer = checker) => {
      const { noteId, version } = note;
      return post.call('dispatch.checkNote', { noteId, version, ticked, signature: byPin(signer), pickedBy: userId });
    };
    const other = await aSigner(book, team.boss, { posts: ['checker'] });
    const wrong = { ok: false, problem: { code: 'VALIDATION_FAILED', fields: ['/pickedBy'] } };
    expect(await naming(other.userId)).toMatchObject(wrong);
    expect(await naming(999_999)).toMatchObject(wrong);
    const both = await aSigner(book, team.boss, { posts: ['warehouse', 'checker'] });
    expect(await naming(both.userId, both)).toMatchObject({ problem: { code: 'SAME_PERSON' } });
    const own = await pickedBy(await aNote(), both);
    const evade = { noteId: own.noteId, version: own.version, ticked: await tickedOf(own), signature: byPin(both) };
    expect(await post.call('dispatch.checkNote', { ...evade, pickedBy: picker.userId })).toMatchObject({
      problem: { code: 'SAME_PERSON' },
    });
  });

  it('a picker who replaces a lot after the picking does not lose the name of picker to the computer', async () => {
    const both = await aSigner(book, team.boss, { posts: ['warehouse', 'checker'] });
    const product = await stocked(team, [10, 10]);
    const { orderId } = await anOrderToShip(team, { lines: [{ productId: product.id, units: 3 }] });
    const note = await pickedBy(await anIssuedNote(team, orderId), both);
    const [line] = (await detailOf(note)).lines;
    const lots = [{ lotId: product.lotIds[1], qty: 3000 }];
    const moved = await step(note, 'replaceLot', { lineId: line?.id, lots, signature: byBadge(both) });
    const check = {
      noteId: moved.noteId,
      version: moved.version,
      ticked: await tickedOf(moved),
      signature: byPin(both),
    };
    expect(await post.call('dispatch.checkNote', check)).toMatchObject({ problem: { code: 'SAME_PERSON' } });
  });

  it('a person’s own account needs no signature and takes nobody else’s', async () => {
    const { noteId, version } = await aNote();
    const foreign = { noteId, version, signature: byBadge(picker) };
    expect(await team.warehouse.call('dispatch.finishPicking', foreign)).toMatchObject(refusedBy('notShared'));
    expect(await team.warehouse.call('dispatch.finishPicking', { noteId, version })).toMatchObject({ ok: true });
  });

  it('a retry with the same commandId is one step, with another signer it is another request', async () => {
    const { noteId, version } = await aNote();
    const press = { noteId, version, commandId: commandId() };
    const first = await post.ok('dispatch.finishPicking', { ...press, signature: byBadge(picker) });
    expect(await post.ok('dispatch.finishPicking', { ...press, signature: byPin(picker) })).toEqual(first);
    const other = await aSigner(book, team.boss, { posts: ['warehouse'] });
    const again = await post.call('dispatch.finishPicking', { ...press, signature: byBadge(other) });
    expect(again).toMatchObject({ problem: { code: 'IDEMPOTENCY_MISMATCH' } });
  });
});
