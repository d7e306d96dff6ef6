/** Several files as one: for papers that go together and that a page cannot print. */
import { zipSync } from 'fflate';

type Packed = { readonly name: string; readonly bytes: Uint8Array };

/** A zip of the files under their names, which must differ; what they hold is packed already. */
export const archiveOf = (files: readonly Packed[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])), { level: 0 }));
