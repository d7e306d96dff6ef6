/** During development the pages come from the builder's own server, under our scheme all the same. */
import { fileOf, safetyHeaders } from './origin';

// The builder puts a script into the page and tells it of changes over a socket of its own.
const policy = safetyHeaders['content-security-policy']
  .replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
  .replace("connect-src 'self'", "connect-src 'self' ws://localhost:* ws://127.0.0.1:*");

/** @param server address of the builder's server, e.g. `http://localhost:5173` */
export const passPages =
  (server: string) =>
  async ({ url, method }: Request): Promise<Response> => {
    const file = method === 'GET' ? fileOf(url) : undefined;
    if (file === undefined) return new Response(null, { status: 404 });
    const answer = await fetch(new URL(file + new URL(url).search, server), { headers: { accept: '*/*' } });
    const type = answer.headers.get('content-type') ?? 'application/octet-stream';
    return new Response(answer.body, {
      status: answer.status,
      headers: { 'content-type': type, 'content-security-policy': policy, 'cache-control': 'no-store' },
    });
  };
