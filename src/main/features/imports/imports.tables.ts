import type { ImportTarget } from '../../../shared/contract/import-fields';
import type { ImportColumn } from '../../../shared/contract/imports.contract';
import { id, instant, int, json, ref, table, text } from '../../store/columns';

export const importRun = table('import_run', {
  id: id(),
  ownerId: ref().notNull(),
  target: text<ImportTarget>().notNull(),
  fileName: text().notNull(),
  at: instant().notNull(),
  rowCount: int().notNull(),
  addedCount: int().notNull(),
  changedCount: int().notNull(),
  skippedCount: int().notNull(),
  undoneAt: instant(),
  undoneBy: ref(),
  version: int().notNull().default(0),
});

export const importRecord = table('import_record', {
  runId: ref().notNull(),
  recordId: int().notNull(),
  before: json<unknown>(),
});

export const importMapping = table('import_mapping', {
  target: text<ImportTarget>().notNull(),
  signature: text().notNull(),
  columns: json<ImportColumn[]>().notNull(),
  usedAt: instant().notNull(),
});
