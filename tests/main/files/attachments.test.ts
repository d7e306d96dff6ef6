import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AttachmentRow } from '../../../src/shared/contract/files.contract';
import { openHub } from '../../../src/main/hub/hub';
import { backupBook, restoreBook } from '../../../src/main/store/backup';
import { openBook, PASSWORD, type Book, type Seat } from '../../helpers/book';
import { aCustomer } from '../../helpers/builders/customers';
import { aPdf, aPng, attachFile, fetchFile, putFile } from '../../helpers/builders/files';
import { aProduct } from '../../helpers/builders/products';
import { aLot } from '../../helpers/builders/stock';
import { aPerson } from '../../helpers/builders/users';
import { newId, wsSeat } from '../../helpers/ws-seat';

let book: Book;
let boss: Seat;
let productId: number;
beforeEach(async () => {
  book = await openBook();
  boss = await book.setUp();
  productId = (await aProduct(boss)).id;
});
afterEach(() => book.close());

const noId = () => ({});
type Listed = {
  readonly rows: readonly AttachmentRow[];
  readonly kinds: readonly string[];
  readonly actions: { readonly add: unknown };
};
const onProduct = () => ({ entity: 'product', entityId: productId }) as const;
const listed = (seat: Seat) => seat.ok<Listed>('files.list', onProduct());
async function attached(given: { bytes?: Uint8Array; name?: string } = {}): Promise<number> {
  const answer = await attachFile(boss, { ...onProduct(), ...given });
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  return answer.value.attachmentId;
}
const refusalOf = async (given: { bytes?: Uint8Array; name?: string; kind?: 'photo' }) => {
  const answer = await attachFile(boss, { ...onProduct(), ...given });
  return answer.ok ? undefined : answer.problem;
};

describe('a file of a product', () => {
  it('is listed with its kind, its size and who added it, and comes back byte for byte', async () => {
    const attachmentId = await attached({ name: '说明书.pdf' });
    const { rows } = await listed(boss);
    expect(rows).toMatchObject([
      {
        id: attachmentId,
        kind: 'other',
        name: '说明书.pdf',
        mediaType: 'application/pdf',
        addedBy: '李敏',
        removedAt: null,
      },
    ]);
    const { bytes } = await fetchFile(boss, { ...onProduct(), attachmentId });
    expect(bytes.equals(aPdf())).toBe(true);
  });

  it('travels over the WebSocket of the hub in three pieces each way, and outlives it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tongdan-'));
    const served = await openBook(join(folder, 'served.tongdan'));
    const place = { entity: 'product', entityId: (await aProduct(await served.setUp())).id } as const;
    const hub = await openHub({ engine: served.engine, port: 0, pages: process.cwd() });
    const who = { loginName: 'limin', password: PASSWORD };
    const seat = await wsSeat(hub.url, 'session.logIn', who);
    const picture = aPng(1_200_000);
    const withId = () => ({ commandId: newId() });
    const answer = await attachFile(seat, { ...place, bytes: picture, name: 'a.png' }, withId);
    const attachmentId = answer.ok ? answer.value.attachmentId : 0;
    const back = await fetchFile(seat, { ...place, attachmentId });
    seat.close();
    await hub.close();
    const again = await openBook(served.path);
    const later = again.newSeat();
    await later.ok('session.logIn', who);
    const kept = await fetchFile(later, { ...place, attachmentId });
    await again.close();
    rmSync(folder, { recursive: true, force: true });
    expect(back.pieces).toBe(3);
    expect([back, kept].map(({ bytes }) => bytes.equals(picture))).toEqual([true, true]);
  });

  it('is kept once however often and wherever it is attached', async () => {
    await attached();
    const { id: entityId } = await aLot(boss, productId);
    expect(await attachFile(boss, { entity: 'lot', entityId, kind: 'test_report' })).toMatchObject({ ok: true });
    const sqlite = new BetterSqlite(book.path, { readonly: true });
    const counted = sqlite.prepare('SELECT (SELECT count(*) FROM stored_file) AS files, count(*) AS n FROM attachment');
    expect(counted.get()).toEqual({ files: 1, n: 2 });
    sqlite.close();
  });

  it('is not attached twice to the same record as the same kind', async () => {
    await attached({ name: '批件.pdf' });
    expect(await refusalOf({ name: '又一次.pdf' })).toMatchObject({ code: 'DUPLICATE', params: { value: '批件.pdf' } });
  });

  it('is attached once however often the same press of the button arrives', async () => {
    const put = await putFile(boss, aPdf(), noId);
    const commandId = newId();
    const press = { ...onProduct(), kind: 'other', name: 'a.pdf', fileId: put.ok ? put.value : '', commandId };
    const first = await boss.ok('files.add', press);
    expect(await boss.ok('files.add', press)).toEqual(first);
    expect((await listed(boss)).rows).toHaveLength(1);
  });
});

describe('a file that no record takes', () => {
  it('is refused by its content, whatever it is called', async () => {
    const program = Buffer.from('MZ\u0090\u0000\u0003\u0000\u0000\u0000');
    expect(await refusalOf({ bytes: program, name: '药检报告.pdf' })).toMatchObject({
      code: 'FILE_REJECTED',
      params: { case: 'files.refusals.otherContent', name: '药检报告.pdf' },
    });
  });

  it('is refused above 20 MB while it arrives', async () => {
    const put = await putFile(boss, aPng(20 * 1024 * 1024 + 1), noId);
    expect(put).toMatchObject({ ok: false, problem: { code: 'FILE_REJECTED', params: { maxMb: 20 } } });
  });

  it('is refused as a kind that such records have not', async () => {
    expect(await refusalOf({ kind: 'photo' })).toMatchObject({ code: 'VALIDATION_FAILED', fields: ['/kind'] });
  });

  it('is refused for a record that does not exist', async () => {
    const answer = await attachFile(boss, { entity: 'lot', entityId: 999 });
    expect(answer).toMatchObject({ ok: false, problem: { code: 'NOT_FOUND', fields: ['/entityId'] } });
  });
});

describe('a removed file', () => {
  it('stays readable, with who took it off and why, and the same one may be attached anew', async () => {
    const attachmentId = await attached();
    const asked = { ...onProduct(), attachmentId, reason: '传错了' };
    await boss.ok('files.remove', asked);
    const { rows } = await listed(boss);
    expect(rows).toMatchObject([
      { removedBy: '李敏', removeReason: '传错了', actions: { remove: { code: 'STATE_CONFLICT' } } },
    ]);
    expect((await fetchFile(boss, { ...onProduct(), attachmentId })).bytes.equals(aPdf())).toBe(true);
    expect(await boss.call('files.remove', asked)).toMatchObject({ ok: false, problem: { code: 'STATE_CONFLICT' } });
    expect(await refusalOf({})).toBeUndefined();
  });
});

describe('who may', () => {
  it('read a product’s files is everybody; add and remove them, those who keep products', async () => {
    const attachmentId = await attached();
    const { seat } = await aPerson(book, boss, { posts: ['warehouse'] });
    const { rows, actions } = await listed(seat);
    expect(rows).toHaveLength(1);
    expect(actions.add).toMatchObject({ code: 'FORBIDDEN', params: { posts: 'sales_assistant,quality,manager,boss' } });
    expect(await attachFile(seat, onProduct())).toMatchObject({ ok: false, problem: { code: 'FORBIDDEN' } });
    const removal = { ...onProduct(), attachmentId, reason: 'x' };
    expect(await seat.call('files.remove', removal)).toMatchObject({ ok: false, problem: { code: 'FORBIDDEN' } });
  });

  it('not open a customer finds none of his files', async () => {
    const owner = await aPerson(book, boss, { posts: ['sales'] });
    const other = await aPerson(book, boss, { posts: ['sales'] });
    const customer = await aCustomer(boss, { ownerId: owner.userId });
    const place = { entity: 'customer', entityId: customer.id } as const;
    const answer = await attachFile(owner.seat, { ...place, kind: 'business_licence' });
    const attachmentId = answer.ok ? answer.value.attachmentId : 0;
    expect(attachmentId).toBeGreaterThan(0);
    for (const [path, more] of [
      ['files.list', {}],
      ['files.get', { attachmentId, at: 0 }],
      ['files.remove', { attachmentId, reason: 'x' }],
    ] as const) {
      expect(await other.seat.call(path, { ...place, ...more })).toMatchObject({ problem: { code: 'NOT_FOUND' } });
    }
    expect(await attachFile(other.seat, place)).toMatchObject({ ok: false, problem: { code: 'NOT_FOUND' } });
  });

  it('open one record reaches no file of another by its number', async () => {
    const attachmentId = await attached();
    const { id: entityId } = await aLot(boss, productId);
    const asked = { entity: 'lot', entityId, attachmentId, at: 0 };
    expect(await boss.call('files.get', asked)).toMatchObject({ problem: { code: 'NOT_FOUND' } });
  });

  it('use a file that was put is its own session only', async () => {
    const put = await putFile(boss, aPdf(), noId);
    const { seat } = await aPerson(book, boss, { posts: ['boss'] });
    const input = { ...onProduct(), kind: 'other', name: 'a.pdf', fileId: put.ok ? put.value : '' };
    expect(await seat.call('files.add', input)).toMatchObject({ problem: { code: 'NOT_FOUND', fields: ['/fileId'] } });
  });
});

describe('one backup is whole', () => {
  it('with the files in it, after a restart of what was restored', async () => {
    const attachmentId = await attached({ bytes: aPng(700_000), name: 'a.png' });
    const folder = mkdtempSync(join(tmpdir(), 'tongdan-'));
    const sqlite = new BetterSqlite(book.path);
    await backupBook(sqlite, join(folder, 'copy.backup'), book.now());
    sqlite.close();
    const path = join(folder, 'restored.tongdan');
    await restoreBook(join(folder, 'copy.backup'), path);
    const restored = await openBook(path);
    const seat = restored.newSeat();
    await seat.ok('session.logIn', { loginName: 'limin', password: PASSWORD });
    const { bytes } = await fetchFile(seat, { ...onProduct(), attachmentId });
    await restored.close();
    rmSync(folder, { recursive: true, force: true });
    expect(bytes.equals(aPng(700_000))).toBe(true);
  });

  it('and what is stored is never changed', async () => {
    await attached();
    const sqlite = new BetterSqlite(book.path);
    expect(() => sqlite.exec("UPDATE stored_file SET media_type = 'x'")).toThrow('POSTED_IMMUTABLE');
    expect(() => sqlite.exec('DELETE FROM stored_file')).toThrow('POSTED_IMMUTABLE');
    sqlite.close();
  });
});
