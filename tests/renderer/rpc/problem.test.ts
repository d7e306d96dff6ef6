import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { isLost, NotSentError, refusalOf } from '../../../src/renderer/rpc/problem';
import { pauseBefore } from '../../../src/renderer/rpc/socket';

describe('what a failed call amounts to', () => {
  it('is the refusal of the engine with its numbers', () => {
    const problem = { code: 'STOCK_SHORT', params: { neededQty: 5000 }, fields: ['/lines/0'] };
    const refusal = refusalOf(new ORPCError('PROBLEM', { defined: true, status: 400, data: problem }));
    expect(refusal.problem).toEqual(problem);
  });

  it('is an internal error when the answer is none of the known refusals', () => {
    const strange = new ORPCError('PROBLEM', { defined: true, data: { code: 'SOMETHING', params: {} } });
    expect(refusalOf(strange).problem.code).toBe('INTERNAL');
  });

  it('names what the hub refuses before a procedure is reached', () => {
    expect(refusalOf(new ORPCError('TOO_MANY_REQUESTS')).problem.code).toBe('RATE_LIMITED');
    expect(refusalOf(new ORPCError('SERVICE_UNAVAILABLE')).problem.code).toBe('BUSY');
    expect(refusalOf(new ORPCError('INTERNAL_SERVER_ERROR')).problem.code).toBe('INTERNAL');
  });

  it('tells a call that never left from one whose answer is missing', () => {
    expect(refusalOf(new NotSentError()).problem.code).toBe('DISCONNECTED');
    expect(refusalOf(new TypeError('Failed to fetch')).problem.code).toBe('UNKNOWN_OUTCOME');
    expect(isLost(refusalOf(new TypeError('Failed to fetch')))).toBe(true);
    expect(isLost(refusalOf(new NotSentError()))).toBe(false);
  });
});

describe('pauses between attempts to reach the hub', () => {
  it('grow to a bound and differ between seats', () => {
    const pauses = [0, 1, 2, 3, 40].map((attempt) => pauseBefore(attempt, 0.5));
    expect(pauses).toEqual([300, 600, 1200, 2400, 3000]);
    expect(pauseBefore(40, 0)).toBeLessThan(pauseBefore(40, 1));
  });
});
