// A folder that looks like Electron's runtime to the packer: it has the files that are renamed, stamped and fused, so
// that the pack check needs no download. Nothing in it can run.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The mark before the fuses in Electron's program, a version, and a wire of nine fuses, each `0` or `1`. */
const fuseWire = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('101100011'),
]);

/** A small but valid Windows program with version information and the wire, as the packer's own library makes it. */
const windowsProgram = () => {
  const require = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
  const { NtExecutable, NtExecutableResource, Resource } = require('resedit');
  const program = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(program);
  const language = { lang: 1033, codepage: 1200 };
  const version = Resource.VersionInfo.createEmpty();
  version.setStringValues(language, { ProductName: 'Electron' });
  version.outputToResourceEntries(resources.entries);
  resources.entries.push({ type: 'FUSES', id: 1, ...language, bin: Uint8Array.from(fuseWire).buffer });
  resources.outputResource(program);
  return Buffer.from(program.generate());
};

/**
 * Makes the folder.
 * @param {string} folder
 * @param {'linux' | 'win'} system
 */
export const makeStandIn = (folder, system) => {
  for (const part of ['resources', 'locales']) mkdirSync(join(folder, part), { recursive: true });
  for (const language of ['en-US', 'zh-CN', 'de']) writeFileSync(join(folder, 'locales', `${language}.pak`), language);
  if (system === 'win') writeFileSync(join(folder, 'electron.exe'), windowsProgram());
  else writeFileSync(join(folder, 'electron'), fuseWire, { mode: 0o755 });
};
