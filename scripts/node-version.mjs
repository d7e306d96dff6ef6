// Imported first by every script: an old Node would not refuse the native module, it would crash in it.
const neededNodeApi = 10;

if (!(Number(process.versions.napi) >= neededNodeApi)) {
  process.stderr.write(`Tongdan needs Node.js 22.14 or newer, or 24; this is ${process.versions.node}.\n`);
  process.exit(1);
}
