import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { passPages } from '../../../src/main/desktop/dev-pages';

describe('during development', () => {
  it('pages come from the builder’s server under our own scheme, and nothing else is asked of it', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.setHeader('content-type', 'text/javascript').end('export {};');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const serve = passPages(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const script = await serve(new Request('tongdan://app/main.tsx?t=1'));
    expect(await script.text()).toBe('export {};');
    expect(script.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await serve(new Request('tongdan://other/main.tsx'))).status).toBe(404);
    expect((await serve(new Request('tongdan://app/main.tsx', { method: 'POST' }))).status).toBe(404);
    expect(asked).toEqual(['/main.tsx?t=1']);
    server.close();
  });
});
