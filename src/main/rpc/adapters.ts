/** The three transports of one router: HTTP, WebSocket, MessagePort. All speak the same protocol. */
import { RPCHandler as HttpHandler } from '@orpc/server/fastify';
import { RPCHandler as PortHandler } from '@orpc/server/message-port';
import { RPCHandler as SocketHandler } from '@orpc/server/ws';
import type { Connection } from './connection';
import type { Engine } from './engine';
import type { HostRouter } from './host-router';

type Parameters1<F> = F extends (first: infer A, ...rest: never[]) => unknown ? A : never;

export type Adapters = {
  http(
    request: Parameters<HttpHandler<never>['handle']>[0],
    reply: Parameters<HttpHandler<never>['handle']>[1],
    connection: Connection,
  ): Promise<boolean>;
  socket(socket: Parameters1<SocketHandler<never>['upgrade']>, connection: Connection): void;
  port(port: Parameters1<PortHandler<never>['upgrade']>, connection: Connection): void;
};

/** Handlers of an open engine. What only this host can do (`host`) is served on its ports, never on the hub. */
export function adaptersOf({ router }: Pick<Engine, 'router'>, host: HostRouter = {}): Adapters {
  const http = new HttpHandler(router);
  const socket = new SocketHandler(router);
  const port = new PortHandler({ ...router, ...host });
  return {
    http: async (request, reply, connection) =>
      (await http.handle(request, reply, { prefix: '/rpc', context: { connection } })).matched,
    socket: (ws, connection) => void socket.upgrade(ws, { context: { connection } }),
    port: (end, connection) => port.upgrade(end, { context: { connection } }),
  };
}
