/** Limits that both sides of the contract keep. Plain figures: the threads of the engine read them without the schemas. */

/** A piece of a file on any transport. */
export const CHUNK_BYTES = 512 * 1024;
export const MAX_ATTACHED_BYTES = 20 * 1024 * 1024;
/** Of a file that is imported. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;
export const MAX_ROWS = 50_000;
/** Columns behind this one are not read. */
export const MAX_COLUMNS = 200;
/** So many past imports are listed. */
export const SHOWN_RUNS = 100;
/** Above this many waiting orders the segments look at the ones that wait longest. */
export const MOST_WAITING = 300;
