/** Reads: a query of the engine with a cache, asked again when one of its tables changed. */
import { type Query, QueryClient, useQuery } from '@tanstack/react-query';
import { changeBus, concerns } from './change-bus';
import { type Answer, type ClientProblem, isLocal } from './problem';

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: { readonly tables: readonly string[] };
  }
}

/** Carries a refusal through the cache, so that what was shown before stays on the screen beside it. */
class RefusedRead extends Error {
  constructor(readonly problem: ClientProblem) {
    super(problem.code);
  }
}

const RETRIES = 5;
const retryDelay = (attempt: number) => Math.min(4_000, 500 * 2 ** attempt);

/**
 * A first read that is under way is not begun anew by an invalidation, and its answer would count as fresh: what
 * changed meanwhile is asked for once it has come.
 */
const askAgainAfterFirst = (client: QueryClient, predicate: (query: Query) => boolean): void => {
  for (const query of client.getQueryCache().findAll({ fetchStatus: 'fetching', predicate })) {
    const again = () => void client.invalidateQueries({ queryKey: query.queryKey, exact: true });
    if (query.state.data === undefined) void query.promise?.then(again, again);
  }
};

/** One cache per window; only a broken connection is tried again by itself, a refusal is an answer. */
export const createQueryClient = (): QueryClient => {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) => failures < RETRIES && error instanceof RefusedRead && isLocal(error.problem),
        retryDelay,
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        networkMode: 'always',
      },
    },
  });
  changeBus.subscribe((changed) => {
    const isOld = ({ meta }: Query) => concerns(changed, meta?.tables ?? []);
    askAgainAfterFirst(client, isOld);
    void client.invalidateQueries({ predicate: isOld });
  });
  return client;
};

export type Read<T> = {
  /** The last good answer, also while a newer one is asked for or was refused. */
  readonly value: T | undefined;
  readonly problem: ClientProblem | undefined;
  /** Nothing to show yet. */
  readonly isLoading: boolean;
  readonly isFetching: boolean;
  readonly reload: () => void;
};

type Options = {
  /** Tables whose change makes the answer old. */
  readonly tables: readonly string[];
  /** False while there is nothing to ask yet. */
  readonly isWanted?: boolean;
};

/** Reads through the cache. The key names the procedure and its input. */
export const useRead = <T>(
  key: readonly unknown[],
  ask: () => Promise<Answer<T>>,
  { tables, isWanted = true }: Options,
): Read<T> => {
  const query = useQuery<T>({
    queryKey: key,
    meta: { tables },
    enabled: isWanted,
    queryFn: async () => {
      const answer = await ask();
      if (answer.ok) return answer.value;
      throw new RefusedRead(answer.problem);
    },
  });
  const { error } = query;
  const problem = error instanceof RefusedRead ? error.problem : undefined;
  return {
    value: query.data,
    problem: problem ?? (error ? { code: 'INTERNAL', params: {} } : undefined),
    isLoading: query.isPending && isWanted,
    isFetching: query.isFetching,
    reload: () => void query.refetch(),
  };
};
