import { int, json, table, text } from '../../store/columns';

export const setting = table('setting', {
  key: text().notNull(),
  value: json<unknown>().notNull(),
  version: int().notNull(),
});
