/** The desktop's own origin: where its pages come from and what they may reach. */

export const SCHEME = 'tongdan';
const HOST = 'app';

/** The page that every window opens. */
export const PAGE_URL = `${SCHEME}://${HOST}/index.html`;

const parsed = (url: string): URL | undefined => (URL.canParse(url) ? new URL(url) : undefined);

/** True for addresses of our own pages. (Node knows no origin for a scheme of our own, so its parts are compared.) */
export function isOurs(url: string): boolean {
  const found = parsed(url);
  return found?.protocol === `${SCHEME}:` && found.host === HOST && found.username === '' && found.port === '';
}

/** The file that an address of ours names, beginning with a slash; undefined for any other address. */
export const fileOf = (url: string): string | undefined => {
  if (!isOurs(url)) return undefined;
  const { pathname } = new URL(url);
  return pathname === '/' || pathname === '' ? '/index.html' : pathname;
};

const blobOfOurs = (url: string): boolean => url.startsWith('blob:') && isOurs(url.slice('blob:'.length));

/** Where a page may go: our own pages, and in a frame (a preview) also what our page made itself. */
export const mayNavigate = (url: string, isMainFrame: boolean): boolean =>
  isOurs(url) || (!isMainFrame && (blobOfOurs(url) || url === 'about:blank' || url === 'about:srcdoc'));

/** Public registers that a person looks things up in; they open in his own browser. */
const externalHosts: ReadonlySet<string> = new Set(['www.nmpa.gov.cn', 'inv-veri.chinatax.gov.cn']);

/** True for the few outside addresses that the system's browser may be asked to open. */
export function mayOpenOutside(url: string): boolean {
  const found = parsed(url);
  return found?.protocol === 'https:' && externalHosts.has(found.host) && found.username === '';
}

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
];

/** Sent with every page and file. */
export const safetyHeaders = {
  'content-security-policy': policy.join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
} as const;
