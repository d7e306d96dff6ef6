/** The pieces of a file on its way into the book: gathered at the front, written by the writer as one command. */
import type { uploadsContract } from '../../shared/contract/files.contract';
import type { InputOf, OutputOf } from '../../shared/contract/procedure';
import type { Result } from '../../shared/domain/problem';
import type { StagedFiles } from '../features/imports/staged-files';
import type { Connection } from './connection';
import type { FrontEngine } from './front-engine';
import type { Session } from './sessions';

type Contract = typeof uploadsContract;
type Answer<N extends keyof Contract> = (
  input: InputOf<Contract[N]>,
  connection: Connection,
  session: Session,
) => Promise<Result<OutputOf<Contract[N]>>>;

/** The bytes alone, in a buffer of their own: what crosses to the writer. */
const bufferOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

/** The procedures of files that the front answers. */
export function fileProcedures(engine: FrontEngine, files: StagedFiles): { readonly [N in keyof Contract]: Answer<N> } {
  const ownerOf = ({ actor }: Session) => ({ sessionId: actor.sessionId ?? 0, now: engine.now() });
  return {
    put: async ({ fileId, name, at, bytes, isLast }, _, session) =>
      files.put({ fileId, name, at, isLast, bytes: Buffer.from(bytes, 'base64') }, ownerOf(session)),
    add: async (input, _, session) => {
      const file = files.find(input.fileId, ownerOf(session));
      if (!file.ok) return file;
      return engine.tell('attachFile', { ...input, bytes: bufferOf(file.value.bytes) }, session.actor);
    },
  };
}
