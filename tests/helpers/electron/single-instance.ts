/** The lock of the single instance: a file in the start's own folder; a second start tells the first. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Takes the file, over a dead owner if need be. */
function take(file: string): boolean {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return true;
    } catch {
      if (isAlive(Number(readFileSync(file, 'utf8')))) return false;
      rmSync(file, { force: true });
    }
  }
  return false;
}

export type Instance = { readonly isFirst: boolean; release(): Promise<void> };

/** @param onSecond called in the first start when another one was made */
export function claimInstance(folder: string, onSecond: (args: string[]) => void): Instance {
  const file = join(folder, 'instance');
  const door = join(folder, 'instance.door');
  if (take(file)) {
    rmSync(door, { force: true });
    const server = createServer((socket) => {
      let text = '';
      socket.on('data', (chunk) => (text += String(chunk)));
      socket.on('end', () => onSecond(JSON.parse(text) as string[]));
    });
    server.listen(door);
    server.unref();
    return { isFirst: true, release: async () => rmSync(file, { force: true }) };
  }
  const told = new Promise<void>((resolve) => {
    const socket = connect(door, () => socket.end(JSON.stringify(process.argv)));
    socket.on('close', () => resolve());
    socket.on('error', () => resolve());
  });
  return { isFirst: false, release: () => told };
}
