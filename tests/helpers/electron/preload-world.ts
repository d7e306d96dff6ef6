/**
 * The script that runs in a page before its own: the built preload in a world of its own, like Electron's
 * isolated one, with a stand-in for `ipcRenderer` and real MessagePorts whose far ends are in the program.
 */

/** Name of the preload's world and of the function that carries its words to the program. */
export const PRELOAD_WORLD = 'preload';
export const BINDING = 'toProgram';

export type ToPage =
  | { readonly what: 'ipc'; readonly channel: string; readonly body: unknown; readonly ports: readonly number[] }
  | { readonly what: 'port'; readonly id: number; readonly data: string }
  | { readonly what: 'close'; readonly id: number };
export type FromPage =
  | { readonly what: 'port'; readonly id: number; readonly data: string }
  | { readonly what: 'close'; readonly id: number }
  | { readonly what: 'refused'; readonly id: number; readonly type: string };

type World = { [BINDING]: (text: string) => void; fromProgram?: (message: ToPage) => void };
type Listener = (event: { readonly ports: MessagePort[] }, body: unknown) => void;

/** Runs in the page: must use nothing from outside of itself. */
function prepareWorld(binding: typeof BINDING): (name: string) => unknown {
  const world = globalThis as unknown as World;
  const listeners = new Map<string, Listener[]>();
  const ports = new Map<number, MessagePort>();
  const send = (message: FromPage): void => world[binding](JSON.stringify(message));
  const portFor = (id: number): MessagePort => {
    const { port1, port2 } = new MessageChannel();
    ports.set(id, port1);
    port1.addEventListener('message', ({ data }) =>
      send(typeof data === 'string' ? { what: 'port', id, data } : { what: 'refused', id, type: typeof data }),
    );
    port1.addEventListener('close', () => send({ what: 'close', id }));
    port1.start();
    return port2;
  };
  world.fromProgram = (message) => {
    if (message.what === 'port') ports.get(message.id)?.postMessage(message.data);
    else if (message.what === 'close') ports.get(message.id)?.close();
    else {
      const event = { ports: message.ports.map(portFor) };
      for (const listener of listeners.get(message.channel) ?? []) listener(event, message.body);
    }
  };
  const ipcRenderer = {
    on: (channel: string, listener: Listener) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
  };
  return (name) => {
    if (name === 'electron') return { ipcRenderer };
    throw new Error(`a sandboxed preload cannot require ${name}`);
  };
}

/** @param preload text of the built preload (CommonJS) */
export const preloadScript = (preload: string): string => `
if (window.top === window) {
  const require = (${prepareWorld.toString()})(${JSON.stringify(BINDING)});
  const module = { exports: {} };
  (function (require, module, exports) {${preload}
  })(require, module, module.exports);
}`;
