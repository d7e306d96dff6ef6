import { id, instant, int, ref, table, text } from '../../store/columns';

export const printSnapshot = table('print_snapshot', {
  id: id(),
  /** The table of the document that was printed. */
  entity: text().notNull(),
  entityId: ref().notNull(),
  kind: text().notNull(),
  copyNo: int().notNull(),
  content: text().notNull(),
  printedBy: ref().notNull(),
  printedAt: instant().notNull(),
});
