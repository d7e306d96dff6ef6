/** A window as a seat of the engine: its port, made anew for each load of the page, and its session's token. */
import { MessageChannelMain, type MessagePortMain, type WebContents } from 'electron';
import type { Adapters } from '../rpc/adapters';
import type { Connection } from '../rpc/connection';
import { isOurs } from './origin';

const PORT_MESSAGE = 'tongdan:port';

/** The token lives here and nowhere else: a reload of the page keeps it, the end of the window drops it. */
export function windowConnection(): Connection {
  let token: string | null = null;
  return {
    token: () => token,
    setToken: (next) => {
      token = next;
    },
    address: 'desktop',
    isHost: true,
  };
}

/** Gives the page a port to the engine each time it has been read; the port of the page before is closed. */
export function giveSeat(contents: WebContents, adapters: Adapters): void {
  const connection = windowConnection();
  let current: MessagePortMain | undefined;
  contents.on('dom-ready', () => {
    current?.close();
    current = undefined;
    if (!isOurs(contents.getURL())) return;
    const { port1, port2 } = new MessageChannelMain();
    adapters.port(port1, connection);
    port1.start();
    contents.postMessage(PORT_MESSAGE, null, [port2]);
    current = port1;
  });
}
