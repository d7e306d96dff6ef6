/** G6, below the procedures: what no client of ours would ever put on the wire. The hub answers or hangs up, and lives. */
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { PASSWORD } from '../helpers/book';
import { often, reportCount, reportDone, seededRandom } from '../helpers/reliability-report';
import { newId, wsSeat } from '../helpers/ws-seat';
import { killAllHubs, runHub, type HubRun } from './hub-run';

const random = seededRandom('G6 wire');
const inside = /\bSELECT\b|sqlite|drizzle|node_modules|\.[cm]?[jt]s:\d|\/tmp\/|\bat \w+ \(/iu;

let folder: string;
let hub: HubRun;
let url: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tongdan-'));
  hub = runHub(join(folder, 'book.tongdan'));
  url = await hub.url;
});
afterAll(async () => {
  await killAllHubs();
  rmSync(folder, { recursive: true, force: true });
});

const noise = (length: number): Buffer => Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)));
const envelope = (json: unknown, meta: unknown): string => JSON.stringify({ json, meta });
const deep = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;

/** Bodies and frames: torn, deep, huge, with a map of types that points where it must not. */
const bodies = (): (string | Buffer)[] => [
  '',
  'null',
  '{',
  '"x"',
  deep(20_000),
  `{"json":${deep(20_000)}}`,
  envelope({}, [[0, '__proto__', 'polluted']]),
  envelope({ a: '1' }, [[1, 'constructor', 'prototype']]),
  envelope({ a: '1' }, [[99, 'a']]),
  envelope({ a: '1' }, [[0, 'a', 'b', 'c']]),
  envelope({ a: 'not a number' }, [[0, 'a']]),
  envelope({ a: '('.repeat(1000) }, [[6, 'a']]),
  envelope({}, 'x'),
  envelope({}, [null]),
  envelope(
    {},
    Array.from({ length: 5000 }, () => [0, 'a']),
  ),
  `{"json":{"__proto__":{"isAdmin":true}}}`,
  'x'.repeat(900_000),
  'x'.repeat(1_100_000),
  noise(2000),
  noise(20),
];

const isAlive = async (): Promise<boolean> => (await fetch(`${url}/health`)).ok && hub.child.exitCode === null;
const wrong: string[] = [];
let sent = 0;

async function post(path: string, body: string | Buffer, type: string): Promise<void> {
  const headers = { 'x-tongdan': '1', 'content-type': type };
  const answer = await fetch(`${url}${path}`, {
    method: 'POST',
    headers,
    body: new Uint8Array(Buffer.from(body)),
  }).catch(() => undefined);
  const text = (await answer?.text().catch(() => '')) ?? '';
  sent += 1;
  if (inside.test(text)) wrong.push(`POST ${path} shows ${text.slice(0, 200)}`);
}

it('over HTTP', async () => {
  const paths = [
    '/rpc/session/state',
    '/rpc/session/logIn',
    '/rpc/settings/renameFirm',
    '/rpc/nowhere',
    '/rpc/__proto__/toString',
    '/rpc/ws',
  ];
  const types = [
    'application/json',
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
  ];
  for (let turn = 0; turn < often(1, 5); turn += 1) {
    for (const path of paths) {
      for (const [at, body] of bodies().entries()) await post(path, body, types[(at + turn) % types.length] ?? '');
    }
  }
  expect(await isAlive()).toBe(true);
  expect(wrong).toEqual([]);
});

it('over a bare connection', async () => {
  const { hostname, port } = new URL(url);
  const heads = [
    'GET / HTTP/1.1\r\n\r\n',
    `POST /rpc/session/state HTTP/1.1\r\nHost: ${hostname}:${port}\r\nX-Tongdan: 1\r\nContent-Length: 99999999999\r\n\r\n`,
    `POST /rpc/session/state HTTP/1.1\r\nHost: ${hostname}:${port}\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\nzz\r\n`,
    `GET /rpc/ws HTTP/1.1\r\nHost: ${hostname}:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nOrigin: ${url}\r\nSec-WebSocket-Key: x\r\n\r\n`,
    `GET /${'a'.repeat(100_000)} HTTP/1.1\r\n\r\n`,
    noise(500).toString('latin1'),
  ];
  for (const head of heads) {
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    let text = '';
    socket.on('data', (chunk) => (text += String(chunk)));
    // Not `once`: a reset by the hub is a good answer too.
    const closed = new Promise((done) => socket.once('close', done));
    await once(socket, 'connect');
    socket.end(head, 'latin1');
    await closed;
    sent += 1;
    if (inside.test(text) || /HTTP\/1\.1 (?:101|200)/u.test(text))
      wrong.push(`${head.slice(0, 60)} got ${text.slice(0, 80)}`);
  }
  expect(await isAlive()).toBe(true);
  expect(wrong).toEqual([]);
});

it('over the socket of somebody who is signed in', async () => {
  const person = { firmName: '华康', name: '李敏', loginName: 'limin', password: PASSWORD };
  const seat = await wsSeat(url, 'session.setUp', person);
  const frames = [
    ...bodies().filter((body) => body.length < 900_000),
    '{"i":"1","p":{"u":"/settings/about"}}',
    '{"i":"1","p":{"u":"/settings/about","b":{"json":{},"meta":[[0,"__proto__","x"]]}}}',
    '{"i":{"a":1},"p":7}',
    '{"i":"1","t":99,"p":{}}',
    ...Array.from({ length: often(40, 400) }, () => noise(1 + Math.floor(random() * 300))),
  ];
  const { host, port } = new URL(url);
  for (const frame of frames) {
    const socket = new WebSocket(`ws://${host}/rpc/ws`, {
      headers: { cookie: `__Host-tongdan-${port}=${seat.token}`, origin: url },
    });
    socket.binaryType = 'nodebuffer';
    socket.on('message', (data: Buffer) => {
      const text = data.toString('utf8');
      if (inside.test(text)) wrong.push(`a frame shows ${text.slice(0, 200)}`);
    });
    await once(socket, 'open');
    socket.send(frame);
    socket.send('{"i":"2"');
    await new Promise((done) => setTimeout(done, 15));
    socket.terminate();
    sent += 1;
  }
  expect(await isAlive()).toBe(true);
  expect(await seat.ok('settings.about')).toMatchObject({ firmName: '华康', version: 1 });
  await seat.ok('settings.renameFirm', { firmName: '恒瑞', version: 1, commandId: newId() });
  expect(wrong).toEqual([]);
});

it('G6 on the wire in figures', async () => {
  const died = (await isAlive()) ? 0 : 1;
  const figures = [
    reportDone('G6.wire.sent', sent, 150),
    reportCount('G6.wire.deaths', died),
    reportCount('G6.wire.leaks', wrong.length),
    reportCount('G6.wire.polluted', 'polluted' in {} ? 1 : 0),
  ];
  expect(figures).toEqual(figures.map(() => true));
});
