/** Reads sources by their syntax, for the tests that keep the rules of the house. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseSync, Visitor } from 'vite';

export type SourceFile = { readonly path: string; readonly text: string };
export type Import = {
  readonly name: string;
  /** Erased by the compiler: `import type`. */
  readonly isType: boolean;
  /** Loaded when first needed: `import()`. */
  readonly isLazy: boolean;
};

const root = resolve(import.meta.dirname, '..', '..');

/** The TypeScript files below a folder of the project, with paths relative to the project. */
export function readSources(folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({
      path: file.slice(root.length + 1).replaceAll('\\', '/'),
      text: readFileSync(file, 'utf8'),
    }));
}

function parse({ path, text }: SourceFile) {
  const { program, errors } = parseSync(path, text);
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`);
  return program;
}

/** Everything a file imports or exports again from elsewhere. */
export function importsOf(file: SourceFile): Import[] {
  const found: Import[] = [];
  const add = (name: string | undefined, kind: string | undefined, isLazy = false): void => {
    if (name !== undefined) found.push({ name, isType: kind === 'type', isLazy });
  };
  new Visitor({
    ImportDeclaration: (node) => add(node.source.value, node.importKind),
    ExportAllDeclaration: (node) => add(node.source.value, node.exportKind),
    ExportNamedDeclaration: (node) => add(node.source?.value, node.exportKind),
    TSImportType: (node) => add(node.source.value, 'type'),
    ImportExpression: (node) => {
      if (node.source.type === 'Literal') add(String(node.source.value), undefined, true);
    },
  }).visit(parse(file));
  return found;
}

/** The calls `….name(` of a file and the members `object.name`, as `name(` and `object.name`. */
export function membersOf(file: SourceFile): Set<string> {
  const found = new Set<string>();
  new Visitor({
    CallExpression: ({ callee }) => {
      if (callee.type === 'MemberExpression' && callee.property.type === 'Identifier')
        found.add(`${callee.property.name}(`);
    },
    MemberExpression: ({ object, property }) => {
      if (object.type === 'Identifier' && property.type === 'Identifier') found.add(`${object.name}.${property.name}`);
    },
  }).visit(parse(file));
  return found;
}

/** Chinese characters, their punctuation and full-width forms, as they stand in the source; escapes are no text. */
const chinese = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/** The literals of a file (texts, templates, patterns, JSX text) that hold Chinese; comments may. */
export function chineseLiteralsOf(file: SourceFile): string[] {
  const found: string[] = [];
  const note = (raw: string): void => {
    if (chinese.test(raw)) found.push(raw.trim());
  };
  const look = ({ start, end }: { start: number; end: number }): void => note(file.text.slice(start, end));
  new Visitor({
    Literal: look,
    JSXText: look,
    Identifier: look,
    TemplateLiteral: ({ quasis }) => note(quasis.map((part) => part.value.raw).join('…')),
  }).visit(parse(file));
  return found;
}
