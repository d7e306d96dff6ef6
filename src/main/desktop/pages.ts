/** Serves the built pages under our own scheme: a fixed list of files, read once, and nothing beside it. */
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileOf, safetyHeaders } from './origin';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

type Page = { readonly path: string; readonly mediaType: string };

/** Every file below a folder under the address it is served at; a kind of file that we do not know is left out. */
export function listPages(folder: string): ReadonlyMap<string, Page> {
  const pages = new Map<string, Page>();
  const walk = (inside: string): void => {
    for (const entry of readdirSync(join(folder, inside), { withFileTypes: true })) {
      const address = `${inside}/${entry.name}`;
      if (entry.isDirectory()) walk(address);
      const mediaType = entry.isFile() ? mediaTypes[extname(entry.name).toLowerCase()] : undefined;
      if (mediaType) pages.set(encodeURI(address), { path: join(folder, address), mediaType });
    }
  };
  walk('');
  return pages;
}

/** Answers requests for the pages of a folder, as it was when the program started. */
export function servePages(folder: string): (request: Request) => Promise<Response> {
  const pages = listPages(folder);
  if (!pages.has('/index.html')) throw new Error('the built pages are missing');
  return async ({ url, method }) => {
    const page = method === 'GET' ? pages.get(fileOf(url) ?? '') : undefined;
    if (!page) return new Response(null, { status: 404, headers: safetyHeaders });
    return new Response(await readFile(page.path), { headers: { ...safetyHeaders, 'content-type': page.mediaType } });
  };
}
