/** Which rows a list holds, block by block: when the blocks come again, those that no longer stand in it are named. */

type Delivered = {
  /** Conditions and order; another question begins anew. */
  readonly question: string;
  readonly offset: number;
  readonly ids: readonly number[];
  readonly hasMore: boolean;
};

export const createHeldRows = () => {
  const blocks = new Map<number, readonly number[]>();
  const missed = new Set<number>();
  let asked: string | undefined;
  const drop = (offset: number) => {
    for (const id of blocks.get(offset) ?? []) missed.add(id);
    blocks.delete(offset);
  };
  return {
    deliver: ({ question, offset, ids, hasMore }: Delivered): void => {
      if (question !== asked) {
        blocks.clear();
        missed.clear();
        asked = question;
      }
      drop(offset);
      blocks.set(offset, ids);
      const isPastEnd = (start: number) => !hasMore && start > offset;
      for (const start of [...blocks.keys()].filter(isPastEnd)) drop(start);
    },
    /** The rows that stood in the list and do not now; asked once no block is on its way, for a row may move on. */
    takeLeft: (): ReadonlySet<number> => {
      const held = new Set([...blocks.values()].flat());
      const left = new Set([...missed].filter((id) => !held.has(id)));
      missed.clear();
      return left;
    },
  };
};
