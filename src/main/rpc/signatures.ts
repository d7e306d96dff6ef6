/**
 * Signatures of steps on shared computers, verified at the front where passwords are hashed too: behind it there is
 * only the signer's id. A PIN is compared once at a time per person, so that nobody tries many at once.
 */
import { createHash } from 'node:crypto';
import type { Signature } from '../../shared/contract/signature';
import { signedSteps } from '../../shared/domain/signed-steps';
import { okay, refuse, type Refusal, type Result } from '../../shared/domain/problem';
import { afterWrongPin, mayTryPin } from '../features/users/pin.rules';
import type { Signer } from '../features/users/signers.queries';
import { passwordMatches } from '../platform/password';
import type { Actor } from '../store/handler';
import type { FrontEngine } from './front-engine';

type Input = Readonly<Record<string, unknown>>;
type Signed = { readonly input: Input; readonly signerId?: number };
export type VerifySignature = (path: string, input: Input, post: Actor) => Promise<Result<Signed>>;

const refuseSign = (rule: string): Refusal => refuse('RULE_VIOLATED', { case: `users.sign.${rule}` }, ['/signature']);

/** What is stored of a badge; its code is random, so a plain hash gives nothing away. */
export const hashBadge = (code: string): string => createHash('sha256').update(code).digest('hex');

/** One comparison after another for each key. */
function openTurns() {
  const last = new Map<string, Promise<unknown>>();
  return async <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const turn = (last.get(key) ?? Promise.resolve()).then(work, work);
    last.set(key, turn);
    try {
      return await turn;
    } finally {
      if (last.get(key) === turn) last.delete(key);
    }
  };
}

async function comparePin(engine: FrontEngine, signer: Signer, { pin, post }: { pin: string; post: Actor }) {
  const { userId, pinHash, pinFailures, pinLockedUntil } = signer;
  const may = mayTryPin(pinLockedUntil, engine.now());
  if (!may.ok) return may;
  if (pinHash === null) return refuseSign('noPin');
  if (await passwordMatches(pin, pinHash)) {
    if (pinFailures > 0) await engine.tell('clearPinFailures', { userId }, post);
    return okay(userId);
  }
  const noted = await engine.tell('notePinFailure', { userId }, post);
  return noted.ok ? afterWrongPin(pinFailures, engine.now()).refusal : noted;
}

/** Takes the signature out of the input of a step and says who signed. */
export function openSignatures(engine: FrontEngine): VerifySignature {
  const inTurn = openTurns();
  const signerIdOf = async (signature: Signature, post: Actor): Promise<Result<number>> => {
    if ('badge' in signature) {
      const signer = await engine.ask('signerOf', { badgeHash: hashBadge(signature.badge) });
      return signer ? okay(signer.userId) : refuseSign('unknownBadge');
    }
    const staffNo = signature.staffNo.toUpperCase();
    return inTurn(staffNo, async () => {
      const signer = await engine.ask('signerOf', { staffNo });
      return signer ? comparePin(engine, signer, { pin: signature.pin, post }) : refuseSign('unknownStaffNo');
    });
  };
  return async (path, input, post) => {
    if (!signedSteps.has(path)) return okay({ input });
    const { signature, ...rest } = input as Input & { readonly signature?: Signature };
    if (!post.isSharedPost) return signature ? refuseSign('notShared') : okay({ input: rest });
    if (!signature) return refuseSign('needed');
    const signerId = await signerIdOf(signature, post);
    return signerId.ok ? okay({ input: rest, signerId: signerId.value }) : signerId;
  };
}
