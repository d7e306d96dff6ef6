/** What may be done with a recall. Pure. */
import { may, type Post } from '../../../shared/domain/permissions';
import { type Problem, refuse } from '../../../shared/domain/problem';
import type { RecallState } from '../../../shared/domain/stock-words';

const closedProblem: Problem = refuse('STATE_CONFLICT', { state: 'recalls.states.closed' }).problem;

export type RecallActions = Readonly<Record<'close' | 'letters', true | Problem>>;

export const recallActions = (state: RecallState, posts: readonly Post[]): RecallActions => ({
  close: state === 'closed' ? closedProblem : may(posts, 'stock.recall'),
  letters: may(posts, 'stock.recall'),
});

/** A batch is recalled once at a time. */
export const mayRecall = (openNumber: string | undefined, posts: readonly Post[]): true | Problem =>
  openNumber === undefined
    ? may(posts, 'stock.recall')
    : refuse('DUPLICATE', { case: 'recalls.refusal.open', number: openNumber }).problem;

type Delivery = { readonly customerId: number; readonly qty: number; readonly returnedQty: number };
type Standing = { readonly onHand: number; readonly reserved: number };

const sum = (figures: readonly number[]): number => figures.reduce((total, one) => total + one, 0);

/** What went out, came back and still stands in the house, thousandths. */
export const recallFigures = (deliveries: readonly Delivery[], positions: readonly Standing[]) => ({
  customerCount: new Set(deliveries.map(({ customerId }) => customerId)).size,
  shippedQty: sum(deliveries.map(({ qty }) => qty)),
  returnedQty: sum(deliveries.map(({ returnedQty }) => returnedQty)),
  onHandQty: sum(positions.map(({ onHand }) => onHand)),
  reservedQty: sum(positions.map(({ reserved }) => reserved)),
});
