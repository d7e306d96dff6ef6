import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileLogger, redact } from '../../../src/main/platform/logger';
import { scratchFolder } from '../../helpers/scratch';

const NOON = Date.UTC(2026, 10, 21, 4);
const aLog = () => {
  const folder = scratchFolder();
  const path = join(folder, 'logs', 'book.log');
  return { folder: join(folder, 'logs'), path, log: fileLogger(path, () => NOON) };
};

describe('the log', () => {
  it('is one JSON entry a line, with the time of the injected clock, for its owner only', () => {
    const { path, log } = aLog();
    log.info('opened', { book: '华康' });
    log.error('internal', { procedure: 'settings.about' });
    const entries = readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(entries).toEqual([
      { at: '2026-11-21T04:00:00.000Z', level: 'info', event: 'opened', book: '华康' },
      { at: '2026-11-21T04:00:00.000Z', level: 'error', event: 'internal', procedure: 'settings.about' },
    ]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('keeps five files of two megabytes and drops the oldest', () => {
    const { folder, path, log } = aLog();
    log.info('first');
    for (let turn = 1; turn <= 7; turn += 1) {
      writeFileSync(path, `${turn}${' '.repeat(2_000_000)}`);
      log.info(`after ${turn}`);
    }
    expect(readdirSync(folder).sort()).toEqual(['book.log', 'book.log.1', 'book.log.2', 'book.log.3', 'book.log.4']);
    expect(readFileSync(path, 'utf8')).toContain('after 7');
    const begins = [1, 2, 3, 4].map((at) => readFileSync(`${path}.${at}`, 'utf8').slice(0, 1));
    expect(begins).toEqual(['7', '6', '5', '4']);
  });

  it('makes no file before there is something to say', () => {
    expect(existsSync(aLog().path)).toBe(false);
  });
});

describe('what never reaches the log', () => {
  it.each([
    'password',
    'newPassword',
    'passwordHash',
    'token',
    'tokenHash',
    'cookie',
    'Authorization',
    'secret',
    'pin',
    'key',
  ])('the value of %s, at any depth', (name) => {
    const hidden = JSON.stringify(redact({ a: { b: [{ [name]: 'hush' }] }, [name]: 'hush' }));
    expect(hidden).not.toContain('hush');
  });

  it('leaves the rest as it is', () => {
    const fields = { procedure: 'orders.approve', id: 7, names: ['a', 'b'], shipping: true };
    expect(redact(fields)).toEqual(fields);
  });

  it('an error keeps its name, message and stack', () => {
    expect(redact({ error: new TypeError('a bug') })).toMatchObject({
      error: { name: 'TypeError', message: 'a bug', stack: expect.stringContaining('logger.test') },
    });
  });

  it('ends in something that holds itself', () => {
    const ring: Record<string, unknown> = {};
    ring['self'] = ring;
    expect(JSON.stringify(redact(ring))).toContain('…');
  });
});
