/** The WebSocket to the hub: opened after log-in, opened again with growing pauses when it breaks. */
import type { ClientLink } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { Connection } from './connection';

export type Link = ClientLink<Record<never, never>>;

const FIRST_PAUSE_MS = 300;
const LONGEST_PAUSE_MS = 3_000;
/** What is being said at the end (the stream is no longer wanted) still goes out. */
const FAREWELL_MS = 200;

/**
 * Pause before the n-th attempt (n from 0), in ms: doubled each time up to a bound, spread by `chance` (0 to 1)
 * so that the seats of a firm do not all come back in the same instant.
 */
export const pauseBefore = (attempt: number, chance: number): number =>
  Math.round(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(attempt, 10)) * (0.75 + chance / 2));

export type HubSocket = {
  readonly open: () => void;
  readonly close: () => void;
  /** The link of the open socket, if there is one. */
  readonly link: () => Link | undefined;
};

type Options = {
  readonly url: string;
  readonly connection: Connection;
  /** The hub did not accept the socket: it may be away, or it no longer knows this session. */
  readonly onRefused: () => void;
};

/** One socket at a time, as long as it is wanted. */
export const createHubSocket = ({ url, connection, onRefused }: Options): HubSocket => {
  let current: { readonly socket: WebSocket; readonly link: Link } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;
  let isWanted = false;

  const start = () => {
    clearTimeout(timer);
    const socket = new WebSocket(url);
    current = { socket, link: new RPCLink({ websocket: socket }) };
    let wasOpen = false;
    socket.addEventListener('open', () => {
      wasOpen = true;
      attempt = 0;
      connection.set('connected');
    });
    socket.addEventListener('close', () => {
      if (current?.socket !== socket) return;
      current = undefined;
      connection.set(isWanted ? 'disconnected' : 'idle');
      if (!isWanted) return;
      if (!wasOpen) onRefused();
      timer = setTimeout(start, pauseBefore(attempt, Math.random()));
      attempt += 1;
    });
  };
  /** The machine is back on the network: no reason to wait out the pause. */
  const hurry = () => {
    if (isWanted && current === undefined) start();
  };
  window.addEventListener('online', hurry);

  return {
    open: () => {
      if (isWanted) return;
      isWanted = true;
      connection.set('connecting');
      start();
    },
    close: () => {
      isWanted = false;
      clearTimeout(timer);
      const open = current;
      current = undefined;
      if (open) setTimeout(() => open.socket.close(), FAREWELL_MS);
      connection.set('idle');
    },
    link: () => (current?.socket.readyState === WebSocket.OPEN ? current.link : undefined),
  };
};
