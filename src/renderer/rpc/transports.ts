/** Which way a call takes: the port on the desktop; in a browser HTTP for the session, else the WebSocket. */
import { RPCLink } from '@orpc/client/fetch';
import { type Connection, createConnection } from './connection';
import { listenForPort } from './port';
import { NotSentError } from './problem';
import { noteRefusedSocket } from './session-signals';
import { createHubSocket, type Link } from './socket';

export type Call = { readonly path: readonly string[]; readonly input: unknown; readonly signal?: AbortSignal };

export type Transport = {
  readonly isDesktop: boolean;
  readonly connection: Connection;
  /** Wanted once somebody is signed in, not wanted after he left. */
  readonly open: () => void;
  readonly close: () => void;
  /** Rejects with {@link NotSentError} when nothing was sent. */
  readonly call: (call: Call) => Promise<unknown>;
};

/** How long a call waits for a connection that is just being made again. */
const PATIENCE_MS = 4_000;

const send = async (link: Link, { path, input, signal }: Call): Promise<unknown> =>
  link.call(path, input, signal ? { context: {}, signal } : { context: {} });

const sendWhenConnected = async (connection: Connection, link: () => Link | undefined, call: Call) => {
  await connection.whenConnected(PATIENCE_MS);
  const open = link();
  if (open === undefined) throw new NotSentError();
  return send(open, call);
};

const desktopTransport = (): Transport => {
  const connection = createConnection();
  const link = listenForPort(connection);
  return {
    isDesktop: true,
    connection,
    open: () => undefined,
    close: () => undefined,
    call: (call) => sendWhenConnected(connection, link, call),
  };
};

const browserTransport = (): Transport => {
  const { origin, host, protocol } = window.location;
  const connection = createConnection();
  const http: Link = new RPCLink({ url: `${origin}/rpc`, headers: { 'x-tongdan': '1' } });
  const url = `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/rpc/ws`;
  const socket = createHubSocket({ url, connection, onRefused: noteRefusedSocket });
  return {
    isDesktop: false,
    connection,
    open: socket.open,
    close: socket.close,
    call: (call) => (call.path[0] === 'session' ? send(http, call) : sendWhenConnected(connection, socket.link, call)),
  };
};

/** The desktop serves this page as `tongdan://app`; no hub is ever called that. */
const DESKTOP_HOST = 'app';

/** The transport of this page. */
export const createTransport = (): Transport =>
  window.location.host === DESKTOP_HOST ? desktopTransport() : browserTransport();
