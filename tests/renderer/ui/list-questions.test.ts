import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const features = join(import.meta.dirname, '..', '..', '..', 'src', 'renderer', 'features');

it('a list is given one function for one question: never one made anew with each rendering, which it would ask for ever', () => {
  const lists = globSync('**/*.tsx', { cwd: features }).filter((file) =>
    readFileSync(join(features, file), 'utf8').includes('<DataGrid'),
  );
  expect(lists.length).toBeGreaterThan(30);
  const isMadeAnew = /loadBlock=\{(?:async )?\(|\{\.\.\.\w*[lL]oaders\w*\(/u;
  expect(lists.filter((file) => isMadeAnew.test(readFileSync(join(features, file), 'utf8')))).toEqual([]);
});
