/** The rooms of the house and who may import whom: the table of CONTRIBUTING.md as data. */
import { posix } from 'node:path';
import { importsOf, membersOf, type SourceFile } from './source';

type Room = {
  /** Files of the room, by their path. */
  readonly files: RegExp;
  /** Files of other rooms that it may import. */
  readonly sources: RegExp;
  /** Packages it may import; `node:` stands for all of Node's own. */
  readonly packages: readonly string[];
  /** Only the types of what it imports from other rooms. */
  readonly isTypesOnly?: true;
};

const dataTools = ['pinyin-pro', '@e965/xlsx', 'fflate', 'iconv-lite', 'write-excel-file', 'temporal-polyfill'];
const reactFamily = ['react', 'react-dom', 'react-i18next', 'i18next', 'zustand', 'tinykeys'];
const antdFamily = ['antd', '@ant-design/icons', 'dayjs'];
const gridFamily = ['ag-grid-community', 'write-excel-file', 'ag-grid-react', '@ag-grid-community/locale'];
const nothing = /^$/;

/** The first room whose files match is the room of a file. */
const rooms: readonly Room[] = [
  { files: /^src\/shared\/domain\//, sources: nothing, packages: ['temporal-polyfill'] },
  { files: /^src\/shared\/i18n\//, sources: /^src\/shared\/domain\//, packages: [] },
  {
    files: /^src\/shared\/contract\/procedure\.ts$/,
    sources: /^src\/shared\/(domain|contract)\//,
    packages: ['zod', '@orpc/contract'],
  },
  { files: /^src\/shared\/contract\//, sources: /^src\/shared\/domain\//, packages: ['zod'] },
  { files: /^src\/preload\//, sources: /^src\/shared\//, packages: ['electron'], isTypesOnly: true },
  { files: /^src\/main\/platform\//, sources: /^src\/shared\//, packages: ['node:', ...dataTools] },
  {
    files: /^src\/main\/store\//,
    sources: /^src\/(main\/platform|shared)\//,
    packages: ['node:', 'drizzle-orm', 'better-sqlite3'],
  },
  { files: /^src\/main\/features\/[^/]+\/[^/]+\.rules\.ts$/, sources: /^src\/shared\/domain\//, packages: [] },
  {
    files: /^src\/main\/features\/[^/]+\/[^/]+\.(tables|queries|repo)\.ts$/,
    sources: /^src\/(main\/(store|platform)|shared)\//,
    packages: ['drizzle-orm', 'node:crypto', ...dataTools],
  },
  {
    files: /^src\/main\/features\//,
    sources: /^src\/(main\/(store|platform)|shared)\//,
    packages: ['node:crypto', ...dataTools],
  },
  {
    files: /^src\/main\/rpc\//,
    sources: /^src\/(main\/(features|store|platform)|shared)\//,
    packages: ['node:', '@orpc/server', 'zod'],
  },
  {
    files: /^src\/main\/hub\//,
    sources: /^src\/(main\/(rpc|platform)|shared)\//,
    packages: ['node:', 'fastify', '@fastify', 'ws'],
  },
  {
    files: /^src\/main\/(desktop\/|index\.ts$)/,
    sources: /^src\/(main\/(desktop|rpc|platform)|shared)\//,
    packages: ['node:', 'electron'],
  },
  { files: /^src\/main\/serve\.ts$/, sources: /^src\/(main\/(hub|rpc|platform)|shared)\//, packages: ['node:'] },
  { files: /^src\/main\/tools\.ts$/, sources: /^src\/(main\/(store|platform)|shared)\//, packages: ['node:'] },
  {
    files: /^src\/renderer\/rpc\//,
    sources: /^src\/shared\//,
    packages: ['@orpc/client', '@orpc/tanstack-query', '@tanstack/react-query', 'react'],
  },
  {
    files: /^src\/renderer\/ui\//,
    sources: /^src\/shared\/(domain|i18n)\//,
    packages: [...reactFamily, ...antdFamily, ...gridFamily, 'echarts', 'bwip-js', 'fflate'],
  },
  {
    files: /^src\/renderer\/features\//,
    sources: /^src\/(renderer\/(rpc|ui)|shared)\//,
    packages: [...reactFamily, ...antdFamily],
  },
  {
    files: /^src\/renderer\/(app\/|main\.tsx$)/,
    sources: /^src\/(renderer|shared)\//,
    packages: [...reactFamily, ...antdFamily, '@tanstack/react-query', 'wouter'],
  },
];

const featureOf = (path: string): string | undefined => /^src\/\w+\/features\/([^/]+)\//.exec(path)?.[1];
const isPackageOf = (name: string, packages: readonly string[]): boolean =>
  packages.some((each) => (each === 'node:' ? name.startsWith(each) : name === each || name.startsWith(`${each}/`)));

/** The file behind a relative import, if it is one of the given; a stylesheet or picture is none. */
function resolveImport(from: string, name: string, paths: ReadonlySet<string>): string | undefined {
  const base = posix.join(posix.dirname(from), name.replace(/\?.*$/, ''));
  return [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`, `${base}/index.tsx`].find((path) => paths.has(path));
}

type Target = { readonly path: string; readonly isType: boolean; readonly isLazy: boolean };

/** Between the engine's features: a folder is open to itself, to others only its rules and the exports of its data. */
function wrongBetweenFeatures(from: string, to: Target): string | undefined {
  const isRule = from.endsWith('.rules.ts');
  if (featureOf(from) === featureOf(to.path)) {
    return isRule && !to.isType && !to.path.endsWith('.rules.ts')
      ? 'of its folder a rule may import only types'
      : undefined;
  }
  if (isRule) return 'a rule may not import another feature';
  // A list joins what it shows: a query may name another feature's tables, and its handle cannot write to them.
  if (from.endsWith('.queries.ts') && to.path.endsWith('.tables.ts')) return undefined;
  return /\.(rules|queries|repo)\.ts$/.test(to.path) ? undefined : 'of another feature only rules, queries and repo';
}

/** What is wrong with one import between two files, if anything. */
function wrongImport(room: Room, from: string, to: Target): string | undefined {
  const [own, other] = [featureOf(from), featureOf(to.path)];
  const isSameSide = from.split('/')[1] === to.path.split('/')[1];
  if (isSameSide && own && other && from.startsWith('src/main/')) return wrongBetweenFeatures(from, to);
  if (isSameSide && own && other) return own === other ? undefined : 'a screen may not import another feature';
  if (!own && room.files.test(to.path)) return undefined;
  if (!room.sources.test(to.path)) return 'the room may not import it';
  if (room.isTypesOnly && !to.isType) return 'the room may import only types of it';
  if (from.startsWith('src/renderer/app/') && other && !to.isLazy && !to.isType) return 'screens are loaded lazily';
  return undefined;
}

/** What is wrong with an import that leads to no source file: a package, a stylesheet or picture, or nothing. */
function wrongPackage(room: Room, name: string): string | undefined {
  if (!name.startsWith('.')) {
    return isPackageOf(name, room.packages) ? undefined : 'the room may not import this package';
  }
  return /\.(css|svg|png|json)(\?.*)?$/.test(name) ? undefined : 'the file does not exist';
}

/** Every import that the table of rooms forbids, as `file → import: why`. */
export function checkImports(files: readonly SourceFile[]): string[] {
  const paths = new Set(files.map((file) => file.path));
  return files.flatMap((file) => {
    const room = rooms.find((each) => each.files.test(file.path));
    if (!room) return [`${file.path}: is in no room`];
    return importsOf(file).flatMap(({ name, ...kind }) => {
      const path = name.startsWith('.') ? resolveImport(file.path, name, paths) : undefined;
      const wrong = path ? wrongImport(room, file.path, { path, ...kind }) : wrongPackage(room, name);
      return wrong ? [`${file.path} → ${path ?? name}: ${wrong}`] : [];
    });
  });
}

/** Words that only one file may use: hot statements are prepared in one place, raw SQL text nowhere. */
export function checkMembers(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const members = membersOf(file);
    const wrong: string[] = [];
    if (members.has('prepare(') && file.path !== 'src/main/store/prepared.ts') wrong.push('.prepare(');
    if (members.has('sql.raw')) wrong.push('sql.raw');
    return wrong.map((word) => `${file.path}: ${word}`);
  });
}

/** The import cycles of the files, each as the path around it. */
export function findCycles(files: readonly SourceFile[]): string[] {
  const paths = new Set(files.map((file) => file.path));
  const edges = new Map(
    files.map((file) => [
      file.path,
      importsOf(file).flatMap(({ name }) =>
        name.startsWith('.') ? (resolveImport(file.path, name, paths) ?? []) : [],
      ),
    ]),
  );
  const done = new Set<string>();
  const cycles: string[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) cycles.push([...trail.slice(at), path].join(' → '));
    if (at >= 0 || done.has(path)) return;
    for (const next of edges.get(path) ?? []) walk(next, [...trail, path]);
    done.add(path);
  };
  for (const path of paths) walk(path, []);
  return cycles;
}
