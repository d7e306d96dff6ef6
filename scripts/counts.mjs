// node scripts/counts.mjs NAME…: adds what the named scripts counted; a script that left nothing failed.
import { add, counts, recall, sentence } from './lib/counts.mjs';

const sums = process.argv.slice(2).map((name) => {
  const found = recall(name);
  if (!found) process.stdout.write(`${name}: did not come to its end\n`);
  return found ?? counts({ failed: 1 });
});
const sum = add(sums);
process.stdout.write(`${sentence(sum)}\n`);
process.exitCode = sum.failed > 0 || sums.length === 0 ? 1 : 0;
