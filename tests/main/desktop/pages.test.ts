import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listPages, servePages } from '../../../src/main/desktop/pages';

let folder: string;
let ask: (path: string, method?: string) => Promise<Response>;

beforeAll(() => {
  const root = mkdtempSync(join(tmpdir(), 'tongdan-pages-'));
  folder = join(root, 'pages');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(root, 'secret.txt'), 'beside the pages');
  writeFileSync(join(folder, 'index.html'), '<title>通单</title>');
  writeFileSync(join(folder, 'assets', 'a-1.js'), 'export {};');
  writeFileSync(join(folder, 'assets', 'a-1.js.map'), '{}');
  writeFileSync(join(folder, 'assets', 'run.exe'), 'MZ');
  const serve = servePages(folder);
  ask = (path, method = 'GET') => serve(new Request(`tongdan://app${path}`, { method }));
});
afterAll(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

describe('the pages of the desktop', () => {
  it('come with their kind and the rules for what they may do', async () => {
    const page = await ask('/');
    expect(await page.text()).toBe('<title>通单</title>');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    const script = await ask('/assets/a-1.js?v=2');
    expect([script.status, script.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8']);
  });

  it('are a closed list: nothing beside the folder, no map, no program, no folder', async () => {
    const paths = [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/assets/..%2f..%2fsecret.txt',
      '/assets',
      '/assets/',
      '/assets/a-1.js.map',
      '/assets/run.exe',
      '//etc/passwd',
      '/INDEX.HTML',
      '/index.html/',
      '/index.html%00.js',
    ];
    const statuses = await Promise.all(paths.map(async (path) => (await ask(path)).status));
    expect(statuses).toEqual(paths.map(() => 404));
  });

  it('are read, never written to', async () => {
    const statuses = await Promise.all(['POST', 'PUT', 'DELETE'].map(async (way) => (await ask('/', way)).status));
    expect(statuses).toEqual([404, 404, 404]);
  });

  it('are those that were there at the start: a file that comes later is not served', async () => {
    writeFileSync(join(folder, 'later.js'), 'export {};');
    expect((await ask('/later.js')).status).toBe(404);
    expect([...listPages(folder).keys()]).toContain('/later.js');
  });

  it('of another origin are nobody’s business', async () => {
    const answer = await servePages(folder)(new Request('tongdan://other/index.html'));
    expect(answer.status).toBe(404);
  });

  it('that were never built are an error at the start', () => {
    expect(() => servePages(join(folder, 'assets'))).toThrow('missing');
  });
});
