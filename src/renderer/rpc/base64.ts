/** Bytes as text, for the pieces of a file. */

/** How many bytes become arguments of one call; far below any engine's limit. */
const STEP = 0x2000;

/** The bytes in base64. */
export const toBase64 = (bytes: Uint8Array): string => {
  let binary = '';
  for (let at = 0; at < bytes.length; at += STEP) binary += String.fromCharCode(...bytes.subarray(at, at + STEP));
  return btoa(binary);
};
