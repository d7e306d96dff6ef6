/** Checks and runs of files that are under way: how far they are, and how they are stopped. */
import type { OutputOf } from '../../shared/contract/procedure';
import type { importsContract } from '../../shared/contract/imports.contract';
import type { BulkProgress } from '../features/imports/bulk-tasks';
import type { BulkWatch } from './runner';

type Progress = OutputOf<(typeof importsContract)['progress']>;

export type ImportTask = {
  /** For the thread that reads the file. */
  readonly watch: BulkWatch;
  /** A step of the book: comparing may still be stopped, writing not any more. False: it was stopped meanwhile. */
  enter(phase: 'comparing' | 'writing'): boolean;
};
type Running = { progress: BulkProgress; readonly stop: AbortController };

export type ImportTasks = {
  /** Runs work on a file; the last one begun is the one that is watched. */
  run<T>(fileId: string, work: (task: ImportTask) => Promise<T>): Promise<T>;
  progress(fileId: string): Progress;
  /** False: nothing is under way, or it is being written already. */
  cancel(fileId: string): boolean;
};

export function importTasks(): ImportTasks {
  const running = new Map<string, Running>();
  const run: ImportTasks['run'] = async (fileId, work) => {
    const one: Running = { progress: { phase: 'waiting', done: 0, total: 0 }, stop: new AbortController() };
    running.set(fileId, one);
    const { signal } = one.stop;
    const onProgress = (progress: BulkProgress): void => {
      one.progress = progress;
    };
    const enter: ImportTask['enter'] = (phase) => {
      if (!signal.aborted) one.progress = { phase, done: 0, total: 0 };
      return !signal.aborted;
    };
    try {
      return await work({ watch: { signal, onProgress }, enter });
    } finally {
      if (running.get(fileId) === one) running.delete(fileId);
    }
  };
  const cancel: ImportTasks['cancel'] = (fileId) => {
    const one = running.get(fileId);
    if (!one || one.progress.phase === 'writing') return false;
    one.stop.abort();
    return true;
  };
  return { run, progress: (fileId) => running.get(fileId)?.progress ?? null, cancel };
}
