/** MessageChannelMain and MessagePortMain: a pair whose one end may be handed to a page. */
import { EventEmitter } from 'node:events';

/** Where the messages of a port go once its other end has left the process. */
export type Away = { send(data: string): void; close(): void };

export class MessagePortMain extends EventEmitter {
  #peer: MessagePortMain | undefined;
  #away: Away | undefined;
  #isStarted = false;
  #isClosed = false;
  readonly #waiting: unknown[] = [];

  pairWith(peer: MessagePortMain): void {
    this.#peer = peer;
  }

  /** Hands this end to a page: what arrives here goes there. */
  leave(away: Away): void {
    this.#away = away;
    for (const data of this.#waiting.splice(0)) this.arrive(data);
  }

  /** What came back from the page. */
  comeBack(data: string): void {
    this.#peer?.arrive(data);
  }

  arrive(data: unknown): void {
    if (this.#isClosed) return;
    if (this.#away) {
      // Only text is bridged; the real port would carry whatever can be cloned.
      if (typeof data !== 'string') throw new TypeError(`only text crosses the bridge, not ${typeof data}`);
      this.#away.send(data);
    } else if (this.#isStarted) setImmediate(() => this.emit('message', { data, ports: [] }));
    else this.#waiting.push(data);
  }

  postMessage(data: unknown): void {
    if (!this.#isClosed) this.#peer?.arrive(data);
  }

  start(): void {
    this.#isStarted = true;
    for (const data of this.#waiting.splice(0)) this.arrive(data);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#away?.close();
    setImmediate(() => this.emit('close'));
    this.#peer?.close();
  }
}

export class MessageChannelMain {
  readonly port1 = new MessagePortMain();
  readonly port2 = new MessagePortMain();

  constructor() {
    this.port1.pairWith(this.port2);
    this.port2.pairWith(this.port1);
  }
}
