/** The MessagePort of the desktop: the preload posts it to this page once it has loaded. */
import { RPCLink } from '@orpc/client/message-port';
import type { Connection } from './connection';
import type { Link } from './socket';

const PORT_MESSAGE = 'tongdan:port';

const portOf = (event: MessageEvent<unknown>): MessagePort | undefined => {
  const { data } = event;
  const isOurs = event.source === window && event.origin === window.location.origin;
  if (!isOurs || typeof data !== 'object' || data === null || !('type' in data)) return undefined;
  return data.type === PORT_MESSAGE ? event.ports[0] : undefined;
};

/** Waits for the port; a later port (the engine started again) takes the place of the earlier one. */
export const listenForPort = (connection: Connection): (() => Link | undefined) => {
  let link: Link | undefined;
  connection.set('connecting');
  window.addEventListener('message', (event) => {
    const port = portOf(event);
    if (port === undefined) return;
    const mine: Link = new RPCLink({ port });
    link = mine;
    port.addEventListener('close', () => {
      if (link !== mine) return;
      link = undefined;
      connection.set('disconnected');
    });
    port.start();
    connection.set('connected');
  });
  return () => link;
};
