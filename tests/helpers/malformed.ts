/** Inputs that no honest page sends, made from a good one by changing it in one or two places. */
import { commandId } from './book';
import { valueFor, type Walked } from './contract-walk';

type Random = () => number;
type Place = readonly string[];

/** `isTaken`: the schema accepts it all the same (a hostile text in a text field). */
export type Malformed = { readonly input: unknown; readonly isTaken: boolean };

const nested = (depth: number): unknown => {
  let value: unknown = 'x';
  for (let at = 0; at < depth; at += 1) value = [value];
  return value;
};

/** An object that owns a key the language treats in its own way. */
const owning = (key: string, value: unknown): object => JSON.parse(`{${JSON.stringify(key)}:${JSON.stringify(value)}}`);

const hostileTexts = [
  "'); DROP TABLE user; --",
  "x' OR '1'='1",
  '" UNION ALL VALUES (1,2,3) --',
  '<img src=x onerror=alert(1)>',
  '{{constructor.constructor("return 1")()}}',
  '../../../../etc/passwd',
  '=HYPERLINK("x")',
  '%_\\%',
  '\u202Etxt.exe',
  '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}',
] as const;

const junk: readonly (() => unknown)[] = [
  () => undefined,
  () => null,
  () => true,
  () => 0,
  () => -1,
  () => 1.5,
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => Number.MAX_SAFE_INTEGER + 1,
  () => -Number.MAX_SAFE_INTEGER - 2,
  () => 10n ** 30n,
  () => '',
  () => ' ',
  () => '\0',
  () => 'a\u0000b',
  () => '\ud800',
  () => 'x'.repeat(100_000),
  () => '9'.repeat(400),
  () => '2026-02-30',
  () => '00000000-0000-0000-0000-000000000000',
  () => [],
  () => ({}),
  () => nested(500),
  () => Array.from({ length: 5000 }, (_, at) => at),
  () => new Date(Number.NaN),
  () => new Map([['a', 1]]),
  () => new Set([1]),
  () => owning('__proto__', { isAdmin: true }),
  () => owning('constructor', { prototype: { posts: ['boss'] } }),
  ...hostileTexts.map((text) => () => text),
];

const extraKeys = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'actor',
  'userId',
  'posts',
  'visible',
  'k'.repeat(5000),
];

const pick = <T>(list: readonly T[], random: Random): T => {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
};

/** Every place in a value, the whole excluded. */
function placesIn(value: unknown, at: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const place = [...at, key];
    return [place, ...placesIn(inner, place)];
  });
}

type Node = Record<string, unknown>;
const nodeAt = (value: unknown, place: Place): Node => {
  let node = value as Node;
  for (const key of place) node = node[key] as Node;
  return node;
};

/** Sets an own key, also the ones that an assignment would take for the prototype. */
const own = (node: Node, key: string, value: unknown): void => {
  Object.defineProperty(node, key, { value, enumerable: true, configurable: true, writable: true });
};

function changeOnce(input: unknown, random: Random): unknown {
  const dice = random();
  const places = placesIn(input);
  if (dice < 0.1 || places.length === 0) {
    if (dice < 0.05) return pick(junk, random)();
    own(input as Node, pick(extraKeys, random), pick(junk, random)());
    return input;
  }
  const place = pick(places, random);
  const [parent, key] = [nodeAt(input, place.slice(0, -1)), place.at(-1) ?? ''];
  if (dice < 0.25) {
    const inner = nodeAt(input, place);
    own(typeof inner === 'object' && inner !== null ? inner : parent, pick(extraKeys, random), pick(junk, random)());
  } else if (dice < 0.4) delete parent[key];
  else own(parent, key, pick(junk, random)());
  return input;
}

const fresh = ({ json }: Walked, random: Random): unknown => {
  const made = structuredClone(valueFor(json, random() < 0.7)) as Node;
  if ('commandId' in made) made['commandId'] = commandId();
  return made;
};

/** `count` inputs for one procedure; at most a quarter is accepted by its schema. */
export function malformedInputs(procedure: Walked, count: number, random: Random): Malformed[] {
  const made: Malformed[] = [];
  let taken = 0;
  for (let tries = 0; made.length < count && tries < count * 40; tries += 1) {
    const once = changeOnce(fresh(procedure, random), random);
    const isObject = typeof once === 'object' && once !== null;
    const input = isObject && random() < 0.2 ? changeOnce(once, random) : once;
    const isTaken = procedure.schema.safeParse(input ?? {}).success;
    if (isTaken && taken >= count / 4) continue;
    taken += isTaken ? 1 : 0;
    made.push({ input, isTaken });
  }
  return made;
}
