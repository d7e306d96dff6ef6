import type { receivablesContract } from '../../../shared/contract/receivables.contract';
import { refuse, type Result } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { takeNumber } from '../../store/series';
import { customerFacts } from '../customers/customers.queries';
import { keepPrint } from '../files/prints.repo';
import { statementContentOf } from './statement.queries';
import { answerSteps, type StatementStep } from './statement-steps.rules';
import { findStatement, paperOf } from './statements.queries';
import { addStatement, moveStatement, type StatementSet } from './statements.repo';

type Contract = typeof receivablesContract;

/** Keeps the account of a customer over a period as it stands now, with a number. */
export const makeStatement: Command<Contract['makeStatement']> = async (tx, input, ctx) => {
  if (input.untilOn > ctx.today) return refuse('RULE_VIOLATED', { case: 'receivables.rules.future' }, ['/untilOn']);
  const found = await statementContentOf(tx, input);
  const customer = await customerFacts(tx, input.customerId);
  if (!found.ok) return found;
  if (!customer) return refuse('NOT_FOUND', {}, ['/customerId']);
  const number = await takeNumber(tx, 'DZ', ctx.today);
  const content = { ...found.value, number };
  const { fromOn, untilOn, openingFen, shippedFen, returnedFen, receivedFen, closingFen, overdueFen } = content;
  const figures = { openingFen, shippedFen, returnedFen, receivedFen, closingFen, overdueFen };
  const statementId = await addStatement(tx, {
    ...{ number, customerId: customer.id, customerName: customer.name, customerPy: customer.pyFull },
    ...{ ownerId: customer.ownerId, fromOn, untilOn, ...figures, content: JSON.stringify(content) },
    ...{ madeBy: ctx.actor.userId, madeAt: ctx.now },
  });
  const after = { number, customerId: customer.id, fromOn, untilOn, closingFen };
  return done(
    { statementId, number, version: 0 },
    { entity: 'customer_statement', id: statementId, action: 'make', after },
  );
};

/** Keeps what the paper showed and counts the copy. */
export const printStatement: Command<Contract['printStatement']> = async (tx, { statementId }, ctx) => {
  const paper = await paperOf(tx, statementId, ctx);
  if (!paper.ok) return paper;
  const { copyNo } = paper.value;
  const kept = { entity: 'customer_statement', entityId: statementId, kind: 'statement', copyNo };
  const content = JSON.stringify(paper.value);
  await keepPrint(tx, { ...kept, content, printedBy: ctx.actor.userId, printedAt: ctx.now });
  return done(paper.value, { entity: 'customer_statement', id: statementId, action: 'print', after: { copyNo } });
};

type Seen = { readonly statementId: number; readonly version: number };
type Move = { readonly step: StatementStep; readonly set: StatementSet };

async function move(tx: Tx, { statementId, version }: Seen, { step, set }: Move): Promise<Result<number>> {
  const found = await findStatement(tx, statementId);
  if (!found) return refuse('NOT_FOUND', {}, ['/statementId']);
  if (found.version !== version) return refuse('CONFLICT', { expected: version, found: found.version }, ['/version']);
  if (!answerSteps[step].includes(found.state)) return refuse('STATE_CONFLICT', {}, ['/statementId']);
  return moveStatement(tx, { id: statementId, version }, set);
}

/** It is on its way to the customer. */
export const sendStatement: Command<Contract['sendStatement']> = async (tx, { sentOn, ...seen }, ctx) => {
  if (sentOn > ctx.today) return refuse('RULE_VIOLATED', { case: 'receivables.rules.future' }, ['/sentOn']);
  const moved = await move(tx, seen, { step: 'send', set: { state: 'sent', sentOn } });
  if (!moved.ok) return moved;
  const entry = { entity: 'customer_statement', id: seen.statementId, action: 'send', after: { sentOn } };
  return done({ version: moved.value }, entry);
};

/** What the customer said; a dispute says what about. */
export const answerStatement: Command<Contract['answerStatement']> = async (tx, input, ctx) => {
  const { statementId, version, isConfirmed, answeredOn, answeredBy, remark } = input;
  if (answeredOn > ctx.today) return refuse('RULE_VIOLATED', { case: 'receivables.rules.future' }, ['/answeredOn']);
  if (!isConfirmed && remark === '') return refuse('VALIDATION_FAILED', { case: 'fields.required' }, ['/remark']);
  const state = isConfirmed ? 'confirmed' : 'disputed';
  const set = { state, answeredOn, answeredBy, remark } as const;
  const moved = await move(tx, { statementId, version }, { step: 'answer', set });
  if (!moved.ok) return moved;
  const after = { state, answeredOn, answeredBy, remark };
  return done({ version: moved.value }, { entity: 'customer_statement', id: statementId, action: state, after });
};

/** A statement that should not have been made; its number stays. */
export const withdrawStatement: Command<Contract['withdrawStatement']> = async (tx, { reason, ...seen }) => {
  const moved = await move(tx, seen, { step: 'withdraw', set: { state: 'void', remark: reason } });
  if (!moved.ok) return moved;
  const entry = { entity: 'customer_statement', id: seen.statementId, action: 'void', reason };
  return done({ version: moved.value }, entry);
};
