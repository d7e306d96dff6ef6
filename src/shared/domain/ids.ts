/** Ids that a client makes by itself. */

const UUID_BYTES = 16;
const TIME_BYTES = 6;
/** RFC 9562: the version sits in the high half of byte 6, the variant in the top two bits of byte 8. */
const VERSION_7 = 0x70;
const VARIANT = 0x80;

/**
 * A UUIDv7 for one press of a button: 48 bits of time (`now`, UTC ms), the rest from `random`, which fills the
 * bytes it is given (`(bytes) => crypto.getRandomValues(bytes)` in browsers and node).
 */
export const newCommandId = (now: number, random: (bytes: Uint8Array<ArrayBuffer>) => void): string => {
  const bytes = new Uint8Array(UUID_BYTES);
  random(bytes);
  let time = Math.floor(now);
  for (let i = TIME_BYTES - 1; i >= 0; i -= 1) {
    bytes[i] = time % 256;
    time = Math.floor(time / 256);
  }
  bytes[6] = VERSION_7 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = VARIANT | ((bytes[8] ?? 0) & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};
