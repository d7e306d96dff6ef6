/**
 * Preloaded into node (`--import`) before the built main: whoever imports `electron` gets the stand-in. The
 * stand-in's own files are TypeScript that node reads by itself, except that it wants endings on their names.
 */
import { createRequire, registerHooks } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const standIn = new URL('./module.ts', import.meta.url).href;
const ownFolder = new URL('.', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) => {
    if (specifier === 'electron') return { url: standIn, shortCircuit: true };
    const isOwn = context.parentURL?.startsWith(ownFolder) && /^\.\/[\w-]+$/u.test(specifier);
    return next(isOwn ? `${specifier}.ts` : specifier, context);
  },
});

// What Electron was told to load first; its worker threads, as here, do without.
const modules = isMainThread ? (process.env['TONGDAN_TEST_MODULES'] ?? '').split('\n') : [];
for (const file of modules) if (file !== '') createRequire(import.meta.url)(file);
