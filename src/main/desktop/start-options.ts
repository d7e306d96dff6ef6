/** Which book a start opens, and where this start keeps what belongs to the window and not to the book. */
import { join } from 'node:path';

export type StartOptions = {
  readonly book: string;
  readonly logFile: string;
  /** Folder of the window's own data and of the lock of the single instance. */
  readonly windowData: string;
};
type Place = {
  readonly args: readonly string[];
  /** Folder of the books, from the environment or the user's documents. */
  readonly books: string;
  /** `TONGDAN_HOME`, if it is set: everything of this start lies in it. */
  readonly home: string | undefined;
  /** The system's folder for the data of programs. */
  readonly appData: string;
};

/** The demo book has a folder of its own, so that it can stand open beside the real one. */
export function startOptions({ args, books, home, appData }: Place): StartOptions {
  const name = args.includes('--demo') ? 'demo' : 'book';
  const book = join(books, `${name}.tongdan`);
  return { book, logFile: `${book}.log`, windowData: join(home ?? join(appData, 'Tongdan'), `window-${name}`) };
}
