/** What a request must carry before anything reads it: our own Host, no foreign Origin, our header. */
const loopbackNames = ['127.0.0.1', 'localhost', '[::1]'];

/** The hub of this version binds the host itself only. */
export const isLoopback = (host: string): boolean => ['127.0.0.1', 'localhost', '::1'].includes(host);

/** Hosts a browser may name for a port. */
export const allowedHosts = (port: number): ReadonlySet<string> =>
  new Set(loopbackNames.map((name) => `${name}:${port}`));

export type Head = { readonly host?: string | undefined; readonly origin?: string | undefined };

/**
 * A page of another site sends its own Origin, a rebound name its own Host: both are refused.
 * @param needsOrigin true for WebSocket upgrades, where every browser sends one
 */
export function isOurs({ host, origin }: Head, hosts: ReadonlySet<string>, needsOrigin: boolean): boolean {
  if (!host || !hosts.has(host)) return false;
  if (origin === undefined) return !needsOrigin;
  return origin === `http://${host}`;
}
