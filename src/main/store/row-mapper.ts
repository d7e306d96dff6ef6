/**
 * Rows of a prepared statement as objects. The query builder asks of every value of every row what kind of column it is,
 * which costs more than the statement itself; here that is asked once, when the statement is prepared.
 */
import { Column, is, SQL, Subquery } from 'drizzle-orm';

type Decoder = { mapFromDriverValue(value: unknown): unknown };
type Field = { readonly path: readonly string[]; readonly field: unknown };
/** What the query builder keeps of a statement that answers rows. */
type Mapped = { fields?: readonly Field[]; customResultMapper?: (rows: unknown[][]) => unknown };

function decoderOf(field: unknown): Decoder | undefined {
  if (is(field, Column)) return field;
  if (is(field, SQL)) return (field as unknown as { decoder: Decoder }).decoder;
  if (is(field, SQL.Aliased)) return (field.sql as unknown as { decoder: Decoder }).decoder;
  return undefined;
}

/** Statements whose rows hold objects in objects, or answer none, stay with the query builder. */
function mapperOf(fields: readonly Field[]): ((rows: unknown[][]) => unknown) | undefined {
  const columns = fields.flatMap(({ path: [key, ...deeper], field }) => {
    const decoder = decoderOf(field);
    return key === undefined || deeper.length > 0 || !decoder || is(field, Subquery) ? [] : [{ key, decoder }];
  });
  if (columns.length !== fields.length) return undefined;
  return (rows) =>
    rows.map((row) => {
      const made: Record<string, unknown> = {};
      columns.forEach(({ key, decoder }, at) => {
        const value = row[at];
        made[key] = value === null ? null : decoder.mapFromDriverValue(value);
      });
      return made;
    });
}

/** The statement with the quick way to its rows, where there is one. */
export function withRowMapper<S extends object>(statement: S): S {
  const mapped: Mapped = statement;
  const mapper = mapped.fields && mapperOf(mapped.fields);
  if (mapper) mapped.customResultMapper = mapper;
  return statement;
}
