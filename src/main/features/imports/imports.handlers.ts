import { gaps } from './gaps.queries';
import { runs } from './runs.queries';
import { signOffOpening } from './sign-off-opening';
import { undoImport } from './undo-import';
import { uses } from './uses.queries';

/** The engine's part of imports: what they left behind. Files and their reading belong to the front. */
export const imports = { runs, uses, undo: undoImport, gaps, signOffOpening };
