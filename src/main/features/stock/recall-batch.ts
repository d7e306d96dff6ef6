/** A recall: the batch is locked wherever it stands, its customers get letters, and it is closed with its figures. */
import type { recallsContract } from '../../../shared/contract/recalls.contract';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import { takeNumber } from '../../store/series';
import { keepPrint } from '../files/prints.repo';
import { changeBatchStatus } from './lots.repo';
import { openRecalls } from './open-recalls.queries';
import { findRecall, letterKind, letterOf } from './recall.queries';
import { addRecall, changeRecall } from './recall.repo';
import { recallFigures } from './recall.rules';
import { batchRows } from './stock.queries';
import { deliveriesOf } from './trace.queries';

type Contract = typeof recallsContract;
const PREFIX = 'ZH';

export const startRecall: Command<Contract['start']> = async (tx, input, ctx) => {
  const { productId, batchNo, level, reason, instruction } = input;
  const [first] = await batchRows(tx, { productId, batchNo });
  if (!first) return refuse('NOT_FOUND', {}, ['/batchNo']);
  const open = (await openRecalls(tx))({ productId, batchNo });
  if (open) {
    return refuse('DUPLICATE', { case: 'recalls.refusal.open', number: open.number }, ['/batchNo']);
  }
  const locked = await changeBatchStatus(tx, { productId, batchNo }, 'locked');
  const number = await takeNumber(tx, PREFIX, ctx.today);
  const { productName, productPy } = first;
  const started = { startedOn: ctx.today, startedBy: ctx.actor.userId, startedAt: ctx.now };
  const row = { number, productId, productName, productPy, batchNo, level, reason, instruction, ...started };
  const recallId = await addRecall(tx, row);
  const change = { before: { status: 'sellable' }, after: { status: 'locked', recall: number }, reason };
  const locks = locked.map(({ id }) => ({ entity: 'lot', id, action: 'lock', ...change }));
  const after = { number, batchNo, level };
  return done(
    { recallId, number, version: 0 },
    { entity: 'recall', id: recallId, action: 'start', after, reason },
    ...locks,
  );
};

export const closeRecall: Command<Contract['close']> = async (tx, { recallId, version, summary }, ctx) => {
  const stored = await findRecall(tx, recallId);
  if (!stored) return refuse('NOT_FOUND', {}, ['/recallId']);
  if (stored.state === 'closed') return refuse('STATE_CONFLICT', { state: 'recalls.states.closed' });
  const rows = await batchRows(tx, stored);
  const ids = rows.map(({ id }) => id);
  const { reservedQty: _, ...figures } = recallFigures(await deliveriesOf(tx, ids, { visible: 'all' }), rows);
  const closed = { closedOn: ctx.today, closedBy: ctx.actor.userId, summary };
  const next = await changeRecall(tx, { recallId, version }, { state: 'closed', ...closed, ...figures });
  if (next === undefined) return refuse('CONFLICT', { expected: version, found: stored.version }, ['/version']);
  const values = { before: { state: 'open' }, after: { state: 'closed', ...figures }, reason: summary };
  return done({ version: next }, { entity: 'recall', id: recallId, action: 'close', ...values });
};

export const printLetter: Command<Contract['printLetter']> = async (tx, { recallId, customerId }, ctx) => {
  const letter = await letterOf(tx, { recallId, customerId }, ctx);
  if (!letter.ok) return letter;
  const { copyNo, customerName } = letter.value;
  const kind = letterKind(customerId);
  const content = JSON.stringify(letter.value);
  const printed = { printedBy: ctx.actor.userId, printedAt: ctx.now };
  await keepPrint(tx, { entity: 'recall', entityId: recallId, kind, copyNo, content, ...printed });
  return done(letter.value, { entity: 'recall', id: recallId, action: 'print', after: { customerName, copyNo } });
};
