/** A shared computer of the warehouse with two people who sign at it, and the steps that they take there. */
import { openBook, type Book, type Seat } from './book';
import { anIssuedNote, anOrderToShip, aTeam, stocked, type IssuedNote, type LocalTeam } from './builders/dispatch';
import { aSharedPost, aSigner, type Signer } from './builders/signers';

export const byBadge = ({ badge }: Signer) => ({ badge });
export const byPin = ({ staffNo, pin }: Signer) => ({ staffNo, pin });
export const refusedBy = (name: string) => ({ ok: false, problem: { params: { case: `users.sign.${name}` } } });

export type NoteDetail = {
  note: { pickedBy: string; checkedBy: string; shippedBy: string; signRecordedBy: string; isSamePerson: boolean };
  lines: { id: number; qty: number }[];
  history: { who: string; action: string; after: Record<string, unknown> | null; before?: unknown }[];
};

/** The steps at the shared computer; `team` made what they are taken on. */
const stepsAt = ({ team, post }: { readonly team: LocalTeam; readonly post: Seat }) => {
  const aNote = async (given: object = {}): Promise<IssuedNote> => {
    const product = await stocked(team, [10], given);
    const { orderId } = await anOrderToShip(team, { lines: [{ productId: product.id, units: 3 }] });
    return anIssuedNote(team, orderId);
  };
  const detailOf = ({ noteId }: IssuedNote): Promise<NoteDetail> =>
    team.boss.ok<NoteDetail>('dispatch.get', { noteId });
  const step = async (note: IssuedNote, name: string, input: object): Promise<IssuedNote> => {
    const { noteId, version } = note;
    return { ...note, ...(await post.ok<{ version: number }>(`dispatch.${name}`, { noteId, version, ...input })) };
  };
  const tickedOf = async (note: IssuedNote) => (await detailOf(note)).lines.map(({ id, qty }) => ({ lineId: id, qty }));
  const pickedBy = (note: IssuedNote, signer: Signer) => step(note, 'finishPicking', { signature: byBadge(signer) });
  return { aNote, detailOf, step, tickedOf, pickedBy };
};

export type SharedDesk = ReturnType<typeof stepsAt> & {
  readonly book: Book;
  readonly team: LocalTeam;
  readonly post: Seat;
  readonly picker: Signer;
  readonly checker: Signer;
};

export async function aSharedDesk(): Promise<SharedDesk> {
  const book = await openBook();
  const team = await aTeam(book);
  const post = (await aSharedPost(book, team.boss, ['warehouse', 'checker'])).seat;
  const picker = await aSigner(book, team.boss, { posts: ['warehouse'], name: '张拣' });
  const checker = await aSigner(book, team.boss, { posts: ['checker'], name: '李核' });
  return { book, team, post, picker, checker, ...stepsAt({ team, post }) };
}
