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

export const useSession = (): Session => {
  const client = useQueryClient();
  const { data, refetch } = useQuery({
    queryKey: KEY,
    meta: { tables: [] },
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: 'always',
    queryFn: () => api.session.state({ protocol: OUR_PROTOCOL }),
    refetchInterval: ({ state: { data: answer } }) =>
      answer && !answer.ok && isLocal(answer.problem) ? AGAIN_WHILE_AWAY_MS : false,
  });
  useEffect(() => onSessionDoubt(() => void refetch()), [refetch]);
  const state = data?.ok ? data.value : undefined;
  useWire(state?.phase);
  return {
    state,
    problem: data && !data.ok ? data.problem : undefined,
    refresh: () => client.invalidateQueries({ queryKey: KEY }),
  };
};
