/** What other parts of a tender copy into its next round; each adds its function to the list. */
import type { Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { documentsOf } from './documents.queries';
import { addDocuments } from './document.repo';
import { copyItems } from './item.repo';
import { tenderFacts } from './tenders.queries';

export type Round = { readonly fromId: number; readonly toId: number; readonly ctx: Ctx };
export type RoundHook = (tx: Tx, round: Round) => Promise<void>;

/** The same papers are needed again, each of them anew. */
const copyPapers: RoundHook = async (tx, { fromId, toId }) => {
  const next = await tenderFacts(tx, toId);
  if (!next) return;
  const papers = (await documentsOf(tx, fromId)).map(({ code, name, needsSeal, needsCa, place }) => {
    return { code, name, needsSeal, needsCa, place, reviewerId: null };
  });
  await addDocuments(tx, next, papers);
};

const hooks: readonly RoundHook[] = [copyItems, copyPapers];

/** Lets every part copy what is its own. */
export async function copyRound(tx: Tx, round: Round): Promise<void> {
  for (const hook of hooks) await hook(tx, round);
}
