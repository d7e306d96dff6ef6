/** Returns for tests, from the shipped note on, through the procedures. */
import { aSignedNote, type Team } from './dispatch';

export type ReturnWish = {
  readonly kind?: 'return' | 'exchange';
  readonly hasGoods?: boolean;
  /** Whole units of the first line; all of it by default. */
  readonly units?: number;
};
export type MadeReturn = { readonly returnId: number; readonly number: string; readonly noteId: number };

type Returnable = { readonly lines: readonly { readonly noteLineId: number; readonly leftQty: number }[] };

/** What of a note may still come back. */
export const returnableOf = (team: Team, noteId: number): Promise<Returnable> =>
  team.boss.ok<Returnable>('returns.returnable', { noteId });

/** Asked back from a note whose goods have left. */
export async function aReturnOf(team: Team, noteId: number, wish: ReturnWish = {}): Promise<MadeReturn> {
  const { kind = 'return', hasGoods = true, units } = wish;
  const { lines } = await returnableOf(team, noteId);
  const asked = lines
    .map(({ noteLineId, leftQty }) => ({ noteLineId, qty: units === undefined ? leftQty : units * 1000 }))
    .slice(0, units === undefined ? lines.length : 1);
  const made = await team.boss.ok<{ returnId: number; number: string }>('returns.request', {
    ...{ noteId, kind, hasGoods, lines: asked },
    reason: '外包装破损',
  });
  return { ...made, noteId };
}

/** A return over everything of a signed note of an approved order. */
export const aReturn = async (team: Team, orderId: number, wish?: ReturnWish): Promise<MadeReturn> =>
  aReturnOf(team, (await aSignedNote(team, orderId)).noteId, wish);

type Detail = {
  readonly return: {
    readonly version: number;
    readonly state: string;
    readonly creditFen: number | null;
    readonly verdict: string;
    readonly judgedBy: string;
    readonly judgedOn: string | null;
  };
  readonly lines: readonly { readonly id: number; readonly qty: number; readonly receivedQty: number }[];
};

/** A return as its reader sees it. */
export const returnDetail = (team: Team, returnId: number): Promise<Detail> =>
  team.boss.ok<Detail>('returns.get', { returnId });

/** Approved by finance. */
export async function approveReturn(team: Team, returnId: number): Promise<void> {
  const { version } = (await returnDetail(team, returnId)).return;
  await team.finance.ok('returns.approve', { returnId, version });
}

/** Everything arrives and waits for its verdict. */
export async function receiveReturn(team: Team, returnId: number, location = 'T-01'): Promise<void> {
  const { return: head, lines } = await returnDetail(team, returnId);
  const arrived = lines.map(({ id, qty }) => ({ lineId: id, receivedQty: qty }));
  await team.warehouse.ok('returns.receive', { returnId, version: head.version, location, lines: arrived });
}

/** Judged: all of it passes, or none. */
export async function judgeReturn(team: Team, returnId: number, isPassed = true): Promise<void> {
  const { return: head, lines } = await returnDetail(team, returnId);
  const judged = lines.map(({ id, receivedQty }) => ({
    lineId: id,
    passedQty: isPassed ? receivedQty : 0,
    failedQty: isPassed ? 0 : receivedQty,
  }));
  const verdict = isPassed ? '外观完好，可再销售' : '包装破损';
  await team.boss.ok('returns.judge', { returnId, version: head.version, verdict, lines: judged });
}
