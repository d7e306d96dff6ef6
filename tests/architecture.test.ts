/** Keeps the table of rooms: who may import whom, and what only one file may do. */
import { describe, expect, it } from 'vitest';
import { checkImports, checkMembers, findCycles } from './helpers/rooms';
import { readSources, type SourceFile } from './helpers/source';

const sources = readSources('src');

describe('the house', () => {
  it('has sources to look at', () => {
    expect(sources.length).toBeGreaterThan(50);
  });

  it('imports only what the table of rooms allows', () => {
    expect(checkImports(sources)).toEqual([]);
  });

  it('has no import cycle', () => {
    expect(findCycles(sources)).toEqual([]);
  });

  it('prepares statements in one file and writes no raw SQL text', () => {
    expect(checkMembers(sources)).toEqual([]);
  });

  it('keeps files at 300 lines or fewer', () => {
    const long = sources.filter(({ text }) => text.trimEnd().split('\n').length > 300);
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it('keeps the preload below 40 lines', () => {
    const preload = sources.find(({ path }) => path === 'src/preload/index.ts');
    expect(preload?.text.trimEnd().split('\n').length).toBeLessThan(40);
  });
});

/** Files that a planted import may point at. */
const standing: readonly SourceFile[] = [
  'src/shared/domain/money.ts',
  'src/shared/contract/orders.contract.ts',
  'src/shared/i18n/index.ts',
  'src/main/platform/clock.ts',
  'src/main/store/open.ts',
  'src/main/rpc/router.ts',
  'src/main/hub/hub.ts',
  'src/main/desktop/window.ts',
  'src/main/features/orders/orders.tables.ts',
  'src/main/features/orders/orders.rules.ts',
  'src/main/features/orders/orders.repo.ts',
  'src/main/features/orders/orders.queries.ts',
  'src/main/features/orders/approve-order.ts',
  'src/renderer/rpc/client.ts',
  'src/renderer/ui/grid.tsx',
  'src/renderer/features/orders/orders.screen.tsx',
].map((path) => ({ path, text: 'export const x = 1;' }));

const planted = (path: string, text: string) =>
  checkImports([...standing.filter((file) => file.path !== path), { path, text }]);

describe('the check of imports finds', () => {
  it.each([
    ['src/shared/domain/quantity.ts', "import { z } from 'zod';"],
    ['src/shared/domain/quantity.ts', "import { x } from '../i18n';"],
    ['src/shared/domain/quantity.ts', "import { readFileSync } from 'node:fs';"],
    ['src/shared/i18n/en/orders.ts', "import { x } from '../../contract/orders.contract';"],
    ['src/shared/contract/stock.contract.ts', "import { oc } from '@orpc/contract';"],
    ['src/shared/contract/stock.contract.ts', "import { x } from '../i18n';"],
    ['src/preload/index.ts', "import { x } from '../shared/domain/money';"],
    ['src/preload/index.ts', "import { readFileSync } from 'node:fs';"],
    ['src/main/platform/paths.ts', "import { app } from 'electron';"],
    ['src/main/platform/paths.ts', "import { x } from '../store/open';"],
    ['src/main/store/door.ts', "import { x } from '../features/orders/orders.tables';"],
    ['src/main/store/door.ts', "import { os } from '@orpc/server';"],
    ['src/main/features/stock/stock.rules.ts', "import { eq } from 'drizzle-orm';"],
    ['src/main/features/stock/stock.rules.ts', "import { x } from '../../store/open';"],
    ['src/main/features/stock/stock.rules.ts', "import type { x } from '../../../shared/contract/orders.contract';"],
    ['src/main/features/stock/stock.rules.ts', "import { x } from '../orders/orders.rules';"],
    ['src/main/features/orders/more.rules.ts', "import { x } from './orders.tables';"],
    ['src/main/features/stock/move-stock.ts', "import { eq } from 'drizzle-orm';"],
    ['src/main/features/stock/move-stock.ts', "import Database from 'better-sqlite3';"],
    ['src/main/features/stock/move-stock.ts', "import { x } from '../orders/orders.tables';"],
    ['src/main/features/stock/move-stock.ts', "import { x } from '../orders/approve-order';"],
    ['src/main/features/stock/move-stock.ts', "import { x } from '../../rpc/router';"],
    ['src/main/features/stock/stock.repo.ts', "import Database from 'better-sqlite3';"],
    ['src/main/rpc/context.ts', "import { eq } from 'drizzle-orm';"],
    ['src/main/rpc/context.ts', "import { x } from '../hub/hub';"],
    ['src/main/hub/files.ts', "import { x } from '../store/open';"],
    ['src/main/hub/files.ts', "import { x } from '../features/orders/orders.queries';"],
    ['src/main/desktop/menu.ts', "import { x } from '../hub/hub';"],
    ['src/main/serve.ts', "import { app } from 'electron';"],
    ['src/main/serve.ts', "import { x } from './desktop/window';"],
    ['src/renderer/rpc/socket.ts', "import { Button } from 'antd';"],
    ['src/renderer/rpc/socket.ts', "import { x } from '../ui/grid';"],
    ['src/renderer/ui/form.tsx', "import { x } from '../rpc/client';"],
    ['src/renderer/ui/form.tsx', "import { x } from '../../shared/contract/orders.contract';"],
    ['src/renderer/features/stock/stock.screen.tsx', "import { x } from '../orders/orders.screen';"],
    ['src/renderer/features/stock/stock.screen.tsx', "import { x } from '../../../main/features/orders/orders.rules';"],
    ['src/renderer/features/stock/stock.screen.tsx', "import { createORPCClient } from '@orpc/client';"],
    ['src/renderer/app/tabs.tsx', "import { x } from '../features/orders/orders.screen';"],
    ['src/renderer/app/tabs.tsx', "export * from '../../main/store/open';"],
    ['src/main/rpc/lazy.ts', "export const later = () => import('../desktop/window');"],
    ['src/main/helpers/any.ts', 'export const x = 1;'],
    ['src/main/store/gone.ts', "import { x } from './nowhere';"],
  ])('in %s: %s', (path, text) => {
    expect(planted(path, text)).toHaveLength(1);
  });
});

describe('the check of imports allows', () => {
  it.each([
    ['src/preload/index.ts', "import type { x } from '../shared/domain/money';"],
    ['src/shared/contract/procedure.ts', "import { oc } from '@orpc/contract';"],
    ['src/main/features/stock/move-stock.ts', "import { x } from '../orders/orders.repo';"],
    ['src/main/features/stock/move-stock.ts', "import { x } from '../orders/orders.rules';"],
    ['src/main/features/orders/more.rules.ts', "import type { x } from './orders.tables';"],
    ['src/main/features/stock/stock.queries.ts', "import { eq } from 'drizzle-orm';"],
    ['src/main/index.ts', "import { app } from 'electron';"],
    ['src/renderer/app/tabs.tsx', "export const screen = () => import('../features/orders/orders.screen');"],
    ['src/renderer/features/stock/stock.screen.tsx', "import './stock.css';"],
  ])('in %s: %s', (path, text) => {
    expect(planted(path, text)).toEqual([]);
  });
});

describe('the other checks find', () => {
  it('a statement prepared outside the one file', () => {
    const text = "db.prepare('SELECT 1');";
    expect(checkMembers([{ path: 'src/main/store/audit.ts', text }])).toHaveLength(1);
    expect(checkMembers([{ path: 'src/main/store/prepared.ts', text }])).toEqual([]);
  });

  it('raw SQL text', () => {
    expect(checkMembers([{ path: 'src/main/store/prepared.ts', text: "sql.raw('x');" }])).toHaveLength(1);
  });

  it('a cycle, also through types', () => {
    const files = [
      { path: 'src/shared/domain/a.ts', text: "export * from './b';" },
      { path: 'src/shared/domain/b.ts', text: "import type { a } from './c';" },
      { path: 'src/shared/domain/c.ts', text: "import './a';" },
    ];
    expect(findCycles(files)).toEqual([
      'src/shared/domain/a.ts → src/shared/domain/b.ts → src/shared/domain/c.ts → src/shared/domain/a.ts',
    ]);
    expect(findCycles(files.slice(0, 2))).toEqual([]);
  });
});
