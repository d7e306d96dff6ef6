/** A seat without a browser: the product's own protocol, log-in over HTTP with its cookie, the rest over the WebSocket. */
import { RPCLink as HttpLink } from '@orpc/client/fetch';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { type Answer, refusalOf } from '../../src/renderer/rpc/problem';
import { newCommandId } from '../../src/shared/domain/ids';

type Input = Readonly<Record<string, unknown>>;
type Link = {
  call(path: readonly string[], input: unknown, options: { context: Record<never, never> }): Promise<unknown>;
};

export type WsSeat = {
  /** Of its session, as the cookie carries it. */
  readonly token: string;
  /** One call of one procedure; a lost answer is the refusal UNKNOWN_OUTCOME. */
  call(path: string, input?: Input): Promise<Answer<unknown>>;
  /** Like `call`; a refusal fails the test. */
  ok<T>(path: string, input?: Input): Promise<T>;
  /** Sends a call, reads nothing more and destroys the socket after `delayMs`: its answer is lost. */
  callAndCut(path: string, input: Input, delayMs: number): Promise<Answer<unknown>>;
  /** Opens a new socket, at another address when the hub moved. */
  connect(url?: string): Promise<void>;
  close(): void;
};

/** A fresh commandId, as a page makes one when a button is pressed. */
export const newId = (): string => newCommandId(Date.now(), (bytes) => crypto.getRandomValues(bytes));

const tokenOf = (response: Response): string | undefined =>
  /^__Host-tongdan-\d+=([^;]+)/u.exec(response.headers.getSetCookie()[0] ?? '')?.[1];

async function answerOf(link: Link, path: string, input: Input): Promise<Answer<unknown>> {
  try {
    return { ok: true, value: await link.call(path.split('.'), input, { context: {} }) };
  } catch (error) {
    return refusalOf(error);
  }
}

/** Enters a hub over HTTP: by `session.setUp` or `session.logIn`. @returns the token of the session */
async function enter(url: string, path: string, input: Input): Promise<string> {
  let token: string | undefined;
  const keepToken = async (request: Request, init: object): Promise<Response> => {
    const response = await fetch(request, init);
    token = tokenOf(response);
    return response;
  };
  const link: Link = new HttpLink({ url: `${url}/rpc`, headers: { 'x-tongdan': '1' }, fetch: keepToken });
  const answer = await answerOf(link, path, { commandId: newId(), ...input });
  if (!answer.ok || token === undefined) throw new Error(`${path} gave no session: ${JSON.stringify(answer)}`);
  return token;
}

type Open = { readonly socket: WebSocket; readonly link: Link };

async function openSocket(url: string, token: string): Promise<Open> {
  const { host, port } = new URL(url);
  const headers = { cookie: `__Host-tongdan-${port}=${token}`, origin: url };
  const socket = new WebSocket(`ws://${host}/rpc/ws`, { headers });
  socket.binaryType = 'arraybuffer';
  socket.on('error', () => socket.terminate());
  const closed = once(socket, 'close').then(() => Promise.reject(new Error('the hub refused the socket')));
  await Promise.race([once(socket, 'open'), closed]);
  closed.catch(() => undefined);
  // oRPC listens by the browser's names, which ws has too.
  return { socket, link: new SocketLink({ websocket: socket as unknown as globalThis.WebSocket }) };
}

/**
 * Enters a hub and opens the socket of a seat.
 * @param path `session.setUp` for a new book, else `session.logIn`
 */
export async function wsSeat(url: string, path: 'session.setUp' | 'session.logIn', input: Input): Promise<WsSeat> {
  const token = await enter(url, path, input);
  let place = url;
  let open = await openSocket(place, token);
  const call: WsSeat['call'] = (name, given = {}) => answerOf(open.link, name, given);
  return {
    token,
    call,
    ok: async <T>(name: string, given: Input = {}) => {
      const answer = await call(name, given);
      if (!answer.ok) throw new Error(`${name} was refused: ${JSON.stringify(answer.problem)}`);
      return answer.value as T;
    },
    callAndCut: (name, given, delayMs) => {
      const { socket } = open;
      socket.pause();
      setTimeout(() => socket.terminate(), delayMs);
      return call(name, given);
    },
    connect: async (next = place) => {
      open.socket.terminate();
      place = next;
      open = await openSocket(place, token);
    },
    close: () => open.socket.close(),
  };
}
