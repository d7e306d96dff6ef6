import { id, instant, ref, table, text } from '../../store/columns';

/** Blank workbooks of the tax platform; the newest is filled. `sheets`: what was found in it, as JSON. */
export const platformTemplate = table('platform_template', {
  id: id(),
  fileId: ref().notNull(),
  name: text().notNull(),
  sheets: text().notNull(),
  keptBy: ref().notNull(),
  keptAt: instant().notNull(),
});
