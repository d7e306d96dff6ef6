/** Commands as buttons use them: one id per press, busy while under way, carried out once whatever the wire does. */
import { useCallback, useRef, useState } from 'react';
import { newCommandId } from '../../shared/domain/ids';
import { api, type Procedure, pathOf, transport } from './client';
import { createPendingCommands, inputKeyOf } from './pending-commands';
import { type Answer, isLost } from './problem';
import { sendCommand } from './send-command';

type WithId = { readonly commandId: string };
type Values<I> = Omit<I, 'commandId'>;

export type Command<I, O> = {
  /** While a press is under way a second one gets the same answer and sends nothing. */
  readonly run: (input: Values<I>) => Promise<Answer<O>>;
  readonly isBusy: boolean;
};

/** How long a lost answer is waited for before the person is told. */
const LOST_PATIENCE_MS = 20_000;

const pending = createPendingCommands(window.sessionStorage);
const freshId = () => newCommandId(Date.now(), (bytes) => void crypto.getRandomValues(bytes));

const post = async <I extends WithId, O>(procedure: Procedure<I, O>, values: Values<I>): Promise<Answer<O>> => {
  const path = pathOf(procedure);
  // Nobody is signed in yet, or no longer: the engine would not say what became of it, and asking anew is harmless.
  if (path.startsWith('session.')) return procedure({ ...values, commandId: freshId() } as I);
  const inputKey = inputKeyOf(values);
  // The same press again after an answer was lost: same id, so that it cannot happen twice.
  const commandId = pending.find(path, inputKey)?.commandId ?? freshId();
  pending.keep({ commandId, path, inputKey });
  const answer = await sendCommand<O>({
    send: () => procedure({ ...values, commandId } as I),
    outcome: () => api.session.outcome({ commandId }),
    whenBack: () => transport.connection.whenConnected(LOST_PATIENCE_MS),
    // The engine stored what it would have answered.
    read: (stored) => stored as O,
  });
  if (!isLost(answer)) pending.forget(commandId);
  return answer;
};

/** A command of the contract as a function that adds the commandId, and whether it is under way. */
export const useCommand = <I extends WithId, O>(procedure: Procedure<I, O>): Command<I, O> => {
  // Each reading of `api.x.y` is a new function of the same name: the first one serves for good.
  const [mine] = useState(() => procedure);
  const [isBusy, setIsBusy] = useState(false);
  const underWay = useRef<Promise<Answer<O>> | undefined>(undefined);
  const run = useCallback(
    (values: Values<I>) => {
      if (underWay.current !== undefined) return underWay.current;
      setIsBusy(true);
      const answer = post(mine, values).finally(() => {
        underWay.current = undefined;
        setIsBusy(false);
      });
      underWay.current = answer;
      return answer;
    },
    [mine],
  );
  return { run, isBusy };
};

export type Recovered = { readonly path: string; readonly isDone: boolean };

/** After a reload: what became of the commands whose answer never arrived. */
export const recoverPending = async (): Promise<readonly Recovered[]> => {
  const recovered: Recovered[] = [];
  for (const { commandId, path } of pending.list()) {
    const known = await api.session.outcome({ commandId });
    if (!known.ok) continue;
    pending.forget(commandId);
    recovered.push({ path, isDone: known.value.state === 'done' });
  }
  return recovered;
};
