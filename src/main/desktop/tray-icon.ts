/** The picture in the tray: the program's own, 32 × 32. */
export const TRAY_ICON =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAYAAABzenr0AAAAYUlEQVR42mNgwAFEwj78pyZmIBZQ22KiHUJriwk6ZEAdQG/LMRwx' +
  'oA4YKMvhjhj0DqAUjDpg6KeBUQeMZsNRB4wmwiHtAGLSAlUSIbH6Rh0wONPAaKt4tGc0aDqnA9U9BwDaqLn4jTwEMgAAAABJRU5E' +
  'rkJggg==';
