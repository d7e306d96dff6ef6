import { describe, expect, it } from 'vitest';
import {
  nextState,
  orderStates,
  orderSteps,
  orderTransitions,
  reachableFrom,
  statesBefore,
} from '../../../src/shared/domain/states';

describe('the states of an order', () => {
  it('are all reached from the draft', () => {
    expect([...reachableFrom(orderTransitions, 'draft')].toSorted()).toEqual([...orderStates].toSorted());
  });

  it('end in completed, cancelled and short-closed, from which no step leads away', () => {
    const ends = orderStates.filter((state) => reachableFrom(orderTransitions, state).size === 1);
    expect(ends).toEqual(['completed', 'cancelled', 'short_closed']);
  });

  it('know every step from at least one state', () => {
    const unused = orderSteps.filter((step) => statesBefore(orderTransitions, step).length === 0);
    expect(unused).toEqual([]);
  });

  it('let withdraw, reject and the reversed approval lead back to the draft, and nothing else', () => {
    const back = orderSteps.filter((step) =>
      orderStates.some((state) => nextState(orderTransitions, state, step) === 'draft'),
    );
    expect(back).toEqual(['withdraw', 'reject', 'unapprove']);
  });

  it('refuse to approve what is not submitted', () => {
    expect(statesBefore(orderTransitions, 'approve')).toEqual(['submitted']);
  });
});
