import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

/** Where the names of the packages in the bundles are left for scripts/notices.mjs. */
const listFile = resolve('node_modules/.cache/tongdan/bundled-packages.json');
const bundled = new Set<string>();

/** Notes the folder of every package that went into a bundle, so that the notices name exactly those. */
const noteBundledPackages = (): Plugin => ({
  name: 'tongdan:bundled-packages',
  apply: 'build',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk') continue;
      for (const id of file.moduleIds) {
        const folder = /node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+(?=\/)/u.exec(id.replaceAll('\\', '/'));
        if (folder) bundled.add(folder[0]);
      }
    }
    mkdirSync(resolve(listFile, '..'), { recursive: true });
    writeFileSync(listFile, JSON.stringify([...bundled].toSorted(), null, 1));
  },
});

export default defineConfig({
  main: {
    plugins: [noteBundledPackages()],
    build: {
      // Node 22.14 is the oldest that may run the headless hub; Electron brings a newer one.
      target: 'node22',
      rolldownOptions: {
        checks: { bundlerTimings: false },
        // Doors into one engine; what they share becomes chunks, so serve.js and tools.js never load electron.
        input: {
          index: resolve('src/main/index.ts'),
          serve: resolve('src/main/serve.ts'),
          tools: resolve('src/main/tools.ts'),
        },
        // Worker files are chunks too and lie outside the archive, away from package.json: their name says ES module.
        output: { chunkFileNames: 'chunks/[name]-[hash].mjs' },
      },
    },
  },
  preload: {
    plugins: [noteBundledPackages()],
    build: {
      // A sandboxed preload is CommonJS and one file.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve('src/renderer'),
    plugins: [react(), noteBundledPackages()],
    build: {
      minify: true,
      // The grid and the form library are one chunk each, read from the disk and not over a network.
      chunkSizeWarningLimit: 2500,
      rolldownOptions: { input: resolve('src/renderer/index.html') },
    },
  },
});
