/**
 * Commands that were sent and not answered yet, in the window's sessionStorage: there is no outbox, but after a
 * lost answer or a reload the engine is asked what became of them.
 */

export type PendingCommand = {
  readonly commandId: string;
  /** `settings.renameFirm` */
  readonly path: string;
  /** Fingerprint of the input, to know the same press again. */
  readonly inputKey: string;
};

export type PendingCommands = {
  readonly list: () => readonly PendingCommand[];
  readonly find: (path: string, inputKey: string) => PendingCommand | undefined;
  readonly keep: (command: PendingCommand) => void;
  readonly forget: (commandId: string) => void;
};

const STORAGE_KEY = 'tongdan.pendingCommands';

const isPending = (value: unknown): value is PendingCommand =>
  typeof value === 'object' &&
  value !== null &&
  'commandId' in value &&
  typeof value.commandId === 'string' &&
  'path' in value &&
  typeof value.path === 'string' &&
  'inputKey' in value &&
  typeof value.inputKey === 'string';

const parsed = (text: string | null): readonly PendingCommand[] => {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(value) ? value.filter(isPending) : [];
  } catch {
    return [];
  }
};

type TextStore = Pick<Storage, 'getItem' | 'setItem'>;

/** The list, kept in a store of texts. */
export const createPendingCommands = (store: TextStore): PendingCommands => {
  const list = () => parsed(store.getItem(STORAGE_KEY));
  const write = (commands: readonly PendingCommand[]) => store.setItem(STORAGE_KEY, JSON.stringify(commands));
  return {
    list,
    find: (path, inputKey) => list().find((one) => one.path === path && one.inputKey === inputKey),
    keep: (command) => write([...list().filter((one) => one.commandId !== command.commandId), command]),
    forget: (commandId) => write(list().filter((one) => one.commandId !== commandId)),
  };
};

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** A short number of a PIN would be guessed from its fingerprint; the command is known without it. */
const secrets: ReadonlySet<string> = new Set(['signature', 'pin', 'secret']);
const withoutSecret = (key: string, value: unknown): unknown => (secrets.has(key) ? undefined : value);

/** A fingerprint of an input, so that nothing typed (a password, say) is written down with the command. */
export const inputKeyOf = (input: unknown): string => {
  let hash = FNV_OFFSET;
  for (const char of JSON.stringify(input, withoutSecret))
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), FNV_PRIME);
  return (hash >>> 0).toString(36);
};
