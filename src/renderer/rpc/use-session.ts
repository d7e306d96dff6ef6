/** The session as the engine sees it, asked again whenever a call gives reason to doubt. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { PROTOCOL, SessionState } from '../../shared/contract/session.contract';
import { changeBus } from './change-bus';
import { api, transport } from './client';
import { listenToChanges } from './events';
import { type ClientProblem, isLocal } from './problem';
import { onSessionDoubt } from './session-signals';

/** The wire this page was built for. Written again, not imported: the contract's schemas stay out of the page. */
const OUR_PROTOCOL: typeof PROTOCOL = 1;

const KEY = ['session', 'state'];
const AGAIN_WHILE_AWAY_MS = 2_000;

export type Session = {
  readonly state: SessionState | undefined;
  readonly problem: ClientProblem | undefined;
  /** Somebody signed in or out: ask at once. */
  readonly refresh: () => Promise<void>;
};

/** Connects while somebody is signed in and listens while the screen is not locked. */
const useWire = (phase: SessionState['phase'] | undefined) => {
  const isSignedIn = phase === 'in' || phase === 'locked';
  useEffect(() => {
    if (isSignedIn) transport.open();
    else if (phase !== undefined) transport.close();
  }, [isSignedIn, phase]);
  useEffect(() => {
    if (phase !== 'in') return undefined;
    changeBus.publish('everything');
    return listenToChanges();
  }, [phase]);
};

/** The host is away: what is known about the session stays as it was, with everything open on the screen. */
class HostAway extends Error {
  constructor(readonly problem: ClientProblem) {
    super(problem.code);
  }
}

const askState = async () => {
  const answer = await api.session.state({ protocol: OUR_PROTOCOL });
  if (!answer.ok && isLocal(answer.problem)) throw new HostAway(answer.problem);
  return answer;
};

export const useSession = (): Session => {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: KEY,
    meta: { tables: [] },
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: 'always',
    retry: false,
    queryFn: askState,
    refetchInterval: ({ state: { status } }) => (status === 'error' ? AGAIN_WHILE_AWAY_MS : false),
  });
  useEffect(() => onSessionDoubt(() => void refetch()), [refetch]);
  const state = data?.ok ? data.value : undefined;
  useWire(state?.phase);
  const refused = data && !data.ok ? data.problem : undefined;
  return {
    state,
    problem: refused ?? (error instanceof HostAway ? error.problem : undefined),
    refresh: () => client.invalidateQueries({ queryKey: KEY }),
  };
};
