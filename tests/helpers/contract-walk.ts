/** Every procedure of the contract, with an input made from its schema: a procedure is covered by being declared. */
import fc from 'fast-check';
import { z } from 'zod';
import { contract } from '../../src/shared/contract';
import type { ProcedureMeta } from '../../src/shared/contract/procedure';
import { commandId } from './book';

export type Walked = {
  readonly path: string;
  readonly meta: ProcedureMeta;
  readonly schema: z.ZodType;
  readonly json: Json;
};
export type Input = Record<string, unknown>;

/** The part of JSON Schema that zod writes. */
export type Json = {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Json[];
  readonly oneOf?: readonly Json[];
  readonly properties?: Readonly<Record<string, Json>>;
  readonly required?: readonly string[];
  readonly items?: Json;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly default?: unknown;
};

/** Inputs that the schema alone does not tell (a refinement over two fields): `path` → an input, without commandId. */
const examples: Readonly<Record<string, Input>> = {};

const jsonOf = (schema: z.ZodType): Json => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json;

export const procedures: readonly Walked[] = Object.entries(contract).flatMap(([feature, all]) =>
  Object.entries(all).map(([name, procedure]) => {
    const { meta, inputSchema } = procedure['~orpc'];
    const schema = inputSchema as z.ZodType;
    return { path: `${feature}.${name}`, meta, schema, json: jsonOf(schema) };
  }),
);

/** Texts that most patterns take; the others get one made from the pattern. */
const texts = ['x', '1', '2026-11-21', '2026-11', 'x'.repeat(12), '1'.repeat(6)];

function textFor(json: Json): string {
  if (json.format === 'uuid') return commandId();
  const length = json.minLength ?? 0;
  const fits = (text: string): boolean =>
    text.length >= length &&
    text.length <= (json.maxLength ?? 1e6) &&
    (json.pattern === undefined || new RegExp(json.pattern, 'u').test(text));
  const padded = [...texts, 'Zx8-'.repeat(Math.ceil(length / 4))];
  const made = json.pattern
    ? fc.sample(fc.stringMatching(new RegExp(json.pattern, 'u')), { numRuns: 50, seed: 1 })
    : [];
  return [...padded, ...made].find(fits) ?? '';
}

/**
 * A value that a schema takes.
 * @param isFull with every optional field and one item in every list; else the least that is accepted
 */
export function valueFor(json: Json, isFull: boolean): unknown {
  if (json.const !== undefined) return json.const;
  if (json.enum) return json.enum[0];
  const [choice] = json.anyOf ?? json.oneOf ?? [];
  if (choice) return valueFor(choice, isFull);
  switch (json.type ?? '') {
    case 'object': {
      const needed = new Set(json.required ?? []);
      const fields = Object.entries(json.properties ?? {}).filter(([name, field]) =>
        isFull ? true : needed.has(name) && field.default === undefined,
      );
      return Object.fromEntries(fields.map(([name, field]) => [name, valueFor(field, isFull)]));
    }
    case 'array': {
      const length = Math.max(json.minItems ?? 0, isFull ? 1 : 0);
      return Array.from({ length }, () => valueFor(json.items ?? {}, isFull));
    }
    case 'integer':
    case 'number':
      return Math.max(json.minimum ?? 0, json.exclusiveMinimum === undefined ? 0 : json.exclusiveMinimum + 1, 0);
    case 'boolean':
      return false;
    case 'null':
      return null;
    case 'string':
      return textFor(json);
    default:
      return 'x';
  }
}

/** What every input may carry in a matrix: no record has this version, so a command that gets that far changes nothing. */
export const STALE = { version: 999_999 };

/**
 * An input that the procedure's schema takes, with a commandId of its own.
 * @throws Error that says what to add when the schema alone does not tell
 */
export function validInput({ path, schema, json }: Walked, given: Input = {}): Input {
  const fields = json.properties ?? {};
  const known = Object.fromEntries(Object.entries(given).filter(([name]) => name in fields));
  const example = examples[path];
  for (const isFull of [false, true]) {
    const made = { ...(valueFor(json, isFull) as Input), ...example, ...known };
    if (schema.safeParse(made).success) return made;
  }
  throw new Error(`add an input of ${path} to the examples of tests/helpers/contract-walk.ts`);
}
