/** What a transport knows of the seat behind a call. */
export type Connection = {
  /** The session's token, from the cookie or held by the desktop; null when nobody is signed in. */
  token(): string | null;
  /** Keeps or drops the token: a cookie on HTTP, a variable on the desktop. WebSockets cannot. */
  setToken: ((token: string | null) => void) | undefined;
  /** For the counting of failed log-ins. */
  readonly address: string;
  /** True on the host itself: only there a new book is set up. */
  readonly isHost: boolean;
};
