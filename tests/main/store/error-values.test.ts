import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openWriter } from '../../../src/main/rpc/engine-thread';
import { nobody } from '../../../src/main/rpc/front-engine';
import { resourcesFolder } from '../../../src/main/platform/paths';
import { scratchFolder } from '../../helpers/scratch';

it('a statement that breaks is logged without the values it was given', async () => {
  const folder = scratchFolder();
  const logFile = join(folder, 'book.log');
  const migrations = join(resourcesFolder(), 'migrations', 'sqlite');
  const writer = await openWriter({ book: join(folder, 'book.tongdan'), migrations, logFile }, () => undefined);
  const ctx = { actor: nobody, now: 0, today: '2026-11-21', timeZone: 'Asia/Shanghai' };
  const input = { subjects: ['account:private-name', null] };
  const answer = await writer.run({ name: 'noteFailure', input, ctx });
  writer.close();
  expect(answer).toMatchObject({ ok: false, problem: { code: 'INTERNAL', correlationId: expect.any(String) } });
  const log = readFileSync(logFile, 'utf8');
  expect(log).toContain('NOT NULL');
  expect(log).toContain('noteFailure');
  expect(log).not.toContain('private-name');
});
