/** `protocol`: the schemes that the program serves, and the answering of a page's requests through them. */
import type { Route } from 'playwright';
import { fromChromium } from './browser';

type Handler = (request: Request) => Response | Promise<Response>;
const handlers = new Map<string, Handler>();

export const protocol = {
  registerSchemesAsPrivileged: (): void => undefined,
  handle: (scheme: string, handler: Handler): void => {
    handlers.set(`${scheme}:`, handler);
  },
};

/** Answers a request as the program would; a scheme that nobody serves reaches nothing: there is no network here. */
export async function answerRoute(route: Route): Promise<void> {
  const asked = route.request();
  const url = fromChromium(asked.url());
  const handler = handlers.get(new URL(url).protocol);
  if (!handler) return route.abort('blockedbyclient');
  const response = await handler(new Request(url, { method: asked.method() }));
  const body = Buffer.from(await response.arrayBuffer());
  await route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body });
}
