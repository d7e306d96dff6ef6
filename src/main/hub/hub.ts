/**
 * The hub: one book served to browsers on the host itself. HTTP carries log-in (an HttpOnly cookie) and
 * static files, a WebSocket everything else. Any other address than loopback is refused until TLS exists.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyRateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { WebSocketServer } from 'ws';
import { adaptersOf, type Adapters } from '../rpc/adapters';
import type { Connection } from '../rpc/connection';
import type { Engine } from '../rpc/engine';
import { allowedHosts, isOurs } from './guards';

const BODY_LIMIT = 1_000_000;
const PING_MS = 30_000;

const policy = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
  'frame-src': ["'self'", 'blob:'],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'self'"],
};

export type Hub = { readonly url: string; close(): Promise<void> };
export type HubOptions = { readonly engine: Engine; readonly port: number; readonly pages: string };

/** Cookies know no ports, so the name carries it: two books on one host do not sign each other out. */
const cookieName = (port: number): string => `__Host-tongdan-${port}`;

const readCookie = (request: IncomingMessage, name: string): string | null => {
  const parts = (request.headers.cookie ?? '').split(';').map((part) => part.trim());
  const found = parts.find((part) => part.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : null;
};

function httpConnection(request: FastifyRequest, reply: FastifyReply, name: string): Connection {
  let token = request.cookies[name] ?? null;
  return {
    token: () => token,
    setToken: (next) => {
      token = next;
      const options = { path: '/', httpOnly: true, secure: true, sameSite: 'strict' } as const;
      if (next) void reply.setCookie(name, next, options);
      else void reply.clearCookie(name, options);
    },
    address: request.ip,
    isHost: true,
  };
}

async function addRoutes(app: FastifyInstance, adapters: Adapters, pages: string): Promise<void> {
  const portOf = (): number => (app.server.address() as { port: number }).port;
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: { useDefaults: false, directives: policy },
    strictTransportSecurity: false,
  });
  await app.register(fastifyCookie);
  await app.register(fastifyRateLimit, {
    max: 1200,
    timeWindow: 60_000,
    allowList: (request) => request.method === 'GET',
  });
  app.addHook('onRequest', async (request, reply) => {
    const needsHeader = request.method !== 'GET' && request.method !== 'HEAD';
    const hosts = allowedHosts(portOf());
    const isAdmitted = isOurs({ host: request.headers.host, origin: request.headers.origin }, hosts, false);
    if (!isAdmitted || (needsHeader && request.headers['x-tongdan'] !== '1')) await reply.code(403).send();
  });
  app.setErrorHandler(
    (error: { statusCode?: number }, _request, reply) => void reply.code(error.statusCode ?? 500).send(),
  );
  app.get('/health', async () => ({ status: 'ok' }));
  app.post('/rpc/*', async (request, reply) => {
    const connection = httpConnection(request, reply, cookieName(portOf()));
    if (!(await adapters.http(request, reply, connection))) await reply.code(404).send();
  });
  await app.register(fastifyStatic, { root: pages, cacheControl: true, maxAge: 0, index: 'index.html' });
  app.setNotFoundHandler((_request, reply) => void reply.code(404).send());
}

const refuseUpgrade = (socket: Duplex, status: string): void => {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};

/** Upgrades `/rpc/ws` for a signed-in browser of our own origin; everything else is closed. */
function addSockets(app: FastifyInstance, engine: Engine, adapters: Adapters): WebSocketServer {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: BODY_LIMIT });
  const upgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    const port = (app.server.address() as { port: number }).port;
    const { host, origin } = request.headers;
    if (request.url !== '/rpc/ws' || !isOurs({ host, origin }, allowedHosts(port), true)) {
      return refuseUpgrade(socket, '403 Forbidden');
    }
    const token = readCookie(request, cookieName(port));
    const connection: Connection = {
      token: () => token,
      setToken: undefined,
      address: request.socket.remoteAddress ?? '',
      isHost: true,
    };
    const state = await engine.front.call('settings.about', {}, connection);
    if (!state.ok && state.problem.code !== 'SESSION_LOCKED') return refuseUpgrade(socket, '401 Unauthorized');
    sockets.handleUpgrade(request, socket, head, (ws) => {
      const ping = setInterval(() => ws.ping(), PING_MS);
      ws.on('close', () => clearInterval(ping));
      ws.on('error', () => ws.terminate());
      adapters.socket(ws, connection);
    });
  };
  app.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    upgrade(request, socket, head).catch(() => refuseUpgrade(socket, '500 Internal Server Error'));
  });
  return sockets;
}

/**
 * Serves an open engine.
 * @param options.port 0 takes a free one
 */
export async function openHub({ engine, port, pages }: HubOptions): Promise<Hub> {
  const app = fastify({ bodyLimit: BODY_LIMIT, requestTimeout: 30_000, logger: false });
  const adapters = adaptersOf(engine);
  await addRoutes(app, adapters, pages);
  await app.listen({ host: '127.0.0.1', port });
  const sockets = addSockets(app, engine, adapters);
  const url = `http://127.0.0.1:${(app.server.address() as { port: number }).port}`;
  const close = async (): Promise<void> => {
    for (const socket of sockets.clients) socket.terminate();
    sockets.close();
    app.server.closeAllConnections();
    await app.close();
    await engine.close();
  };
  return { url, close };
}
