/** Work that comes round: at once, then each time so long after it has ended. Never twice at a time. */
export type Job = {
  /** No further round; resolves when the one under way has ended. */
  stop(): Promise<void>;
};

/**
 * @param work its failures are its own to report
 * @param pauseMs between the end of a round and the next one
 */
export function startJob(work: () => Promise<void>, pauseMs: number): Job {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let underWay = Promise.resolve();
  const round = (): void => {
    underWay = work()
      .catch(() => undefined)
      .then(() => {
        if (isStopped) return;
        timer = setTimeout(round, pauseMs);
        // A program that has nothing else to do may end.
        timer.unref();
      });
  };
  round();
  return {
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await underWay;
    },
  };
}
