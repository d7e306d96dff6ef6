/**
 * Texts that nobody may read from the book's file: AES-256-GCM under a key that is not in it. A sealed text names its
 * key, so that a lost key file can be told from a changed text; it opens only where it was sealed for.
 */
import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';

export type SecretKey = { readonly id: string; readonly secret: Buffer };

const FORM = 'sealed1';
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

type Sealing = {
  /** The place it belongs to, e.g. `platform_account/7/password`: copied elsewhere it does not open. */
  readonly place: string;
  /** Of the command: a retry of it carries the same sealed text, another command never does. */
  readonly commandId: string;
  readonly text: string;
};

/**
 * The nonce is a keyed hash of everything that is sealed: the same nonce means the same place, command and text, and
 * so it is never used for two texts.
 */
function nonceOf({ secret }: SecretKey, { place, commandId, text }: Sealing): Buffer {
  const nonceKey = createHmac('sha256', secret).update('nonces').digest();
  return createHmac('sha256', nonceKey)
    .update(JSON.stringify([place, commandId, text]))
    .digest()
    .subarray(0, NONCE_BYTES);
}

/** Seals a text for its place. */
export function seal(key: SecretKey, sealing: Sealing): string {
  const nonce = nonceOf(key, sealing);
  const cipher = createCipheriv(CIPHER, key.secret, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(sealing.place, 'utf8'));
  const hidden = Buffer.concat([cipher.update(sealing.text, 'utf8'), cipher.final()]);
  return [FORM, key.id, ...[nonce, hidden, cipher.getAuthTag()].map((part) => part.toString('base64url'))].join('.');
}

/** The id of the key that a text was sealed with; undefined for what is no sealed text. */
export function sealedWith(sealed: string): string | undefined {
  const [form, keyId, ...parts] = sealed.split('.');
  return form === FORM && parts.length === 3 ? keyId : undefined;
}

/** The bytes of a part; nothing where it is not written in the one way that they are written. */
function bytesOf(part: string): Buffer | undefined {
  const bytes = Buffer.from(part, 'base64url');
  return bytes.toString('base64url') === part ? bytes : undefined;
}

/** `otherKey`: the key file that sealed it is gone; `damaged`: it was changed, or stands in another place. */
export type Unsealed =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly why: 'otherKey' | 'damaged' };

/** The text again, where it stands in its place and under its key. */
export function unseal(key: SecretKey, place: string, sealed: string): Unsealed {
  const keyId = sealedWith(sealed);
  if (keyId !== undefined && keyId !== key.id) return { ok: false, why: 'otherKey' };
  const parts = sealed.split('.').slice(2);
  const [nonce, hidden, tag] = parts.map(bytesOf);
  if (keyId === undefined || nonce?.length !== NONCE_BYTES || tag?.length !== TAG_BYTES || !hidden) {
    return { ok: false, why: 'damaged' };
  }
  try {
    const opener = createDecipheriv(CIPHER, key.secret, nonce, { authTagLength: TAG_BYTES });
    opener.setAAD(Buffer.from(place, 'utf8'));
    opener.setAuthTag(tag);
    return { ok: true, text: Buffer.concat([opener.update(hidden), opener.final()]).toString('utf8') };
  } catch {
    return { ok: false, why: 'damaged' };
  }
}
