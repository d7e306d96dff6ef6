/** All rows of a list, block after block, for an export. */
import type { ShownAnswer } from '../problem-text';
import type { Block, GridRequest } from './types';

/** More than anybody reads; the engine answers blocks of a hundred. */
export const MOST_ROWS = 200_000;
const BLOCK = 100;

export type Gathering<Row> = {
  readonly loadBlock: (request: GridRequest) => Promise<ShownAnswer<Block<Row>>>;
  readonly request: Omit<GridRequest, 'offset' | 'limit'>;
  readonly onProgress: (rows: number) => void;
  readonly signal: AbortSignal;
};

/** The rows, undefined when the person gave up; a refusal of any block is the answer. */
export const gatherRows = async <Row>(input: Gathering<Row>): Promise<ShownAnswer<readonly Row[] | undefined>> => {
  const rows: Row[] = [];
  while (rows.length < MOST_ROWS) {
    const answer = await input.loadBlock({ ...input.request, offset: rows.length, limit: BLOCK });
    if (input.signal.aborted) return { ok: true, value: undefined };
    if (!answer.ok) return answer;
    rows.push(...answer.value.rows);
    input.onProgress(rows.length);
    if (!answer.value.hasMore) break;
  }
  return { ok: true, value: rows };
};
