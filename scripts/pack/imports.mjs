// What a built file imports, read from its syntax: static and dynamic imports, and `require` calls with a text.
import { posix } from 'node:path';
import { parseSync, Visitor } from 'vite';

/** @param {unknown} node @returns {string[]} */
const textOf = (node) =>
  node && typeof node === 'object' && 'value' in node && typeof node.value === 'string' ? [node.value] : [];

/** @param {string} code @param {string} path @returns {string[]} */
export const importsOf = (code, path) => {
  const { program } = parseSync(path, code);
  /** @type {string[]} */
  const found = [];
  new Visitor({
    ImportDeclaration: (node) => found.push(node.source.value),
    ExportAllDeclaration: (node) => found.push(node.source.value),
    ExportNamedDeclaration: (node) => found.push(...textOf(node.source)),
    ImportExpression: (node) => found.push(...textOf(node.source)),
    CallExpression: (node) => {
      if (node.callee.type === 'Identifier' && node.callee.name.endsWith('require'))
        found.push(...textOf(node.arguments[0]));
    },
  }).visit(program);
  return found;
};

/**
 * Everything that a built file can load, over the files of the archive.
 * @param {string} entry path in the archive
 * @param {(path: string) => Buffer} read
 * @returns {{ files: Set<string>, packages: Set<string> }} files of the archive, and all else by name
 */
export const closureOf = (entry, read) => {
  /** @type {Set<string>} */
  const files = new Set([entry]);
  /** @type {Set<string>} */
  const packages = new Set();
  for (const path of files) {
    for (const name of importsOf(read(path).toString('utf8'), path)) {
      if (name.startsWith('.')) files.add(posix.join(posix.dirname(path), name));
      else packages.add(name);
    }
  }
  return { files, packages };
};
