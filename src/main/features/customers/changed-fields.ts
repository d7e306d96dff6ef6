type Values = Readonly<Record<string, unknown>>;

/** The fields of `next` that differ from the stored record, old and new. */
export function changedFields(stored: Values, next: Values): { before: Values; after: Values } {
  const keys = Object.keys(next).filter((key) => stored[key] !== next[key]);
  const pick = (from: Values): Values => Object.fromEntries(keys.map((key) => [key, from[key]]));
  return { before: pick(stored), after: pick(next) };
}
