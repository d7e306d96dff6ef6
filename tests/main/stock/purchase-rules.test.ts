import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ArrivalFacts, arrivalFindings } from '../../../src/main/features/stock/purchase-arrival.rules';
import { otherPerson } from '../../../src/main/features/stock/purchase-people.rules';
import {
  purchaseActions,
  purchaseRefusal,
  rejectedOf,
  verdictRefusal,
} from '../../../src/main/features/stock/purchase.rules';
import { returnedLotRefusal, supplierReturnRefusal } from '../../../src/main/features/stock/supplier-return.rules';
import { addDays } from '../../../src/shared/domain/business-date';
import { posts } from '../../../src/shared/domain/permissions';
import { purchaseStates, supplierReturnStates } from '../../../src/shared/domain/purchase-words';
import { standings } from '../../../src/shared/domain/quality-words';

const facts: ArrivalFacts = {
  today: '2026-11-21',
  trialEndsOn: '2027-01-19',
  minMonths: 6,
  arrivalTenthC: null,
  supplier: { name: '康源', isDisabled: false, standing: 'approved', expired: [] },
  lines: [{ name: '阿莫西林', batchNo: 'B1', expiresOn: '2028-12-31', standing: 'approved', storageClass: 'normal' }],
};
const [line] = facts.lines;
const withLine = (given: Partial<ArrivalFacts['lines'][number]>): ArrivalFacts =>
  line ? { ...facts, lines: [{ ...line, ...given }] } : facts;
const cases = (problems: readonly { readonly params: object }[]) =>
  problems.map(({ params }) => ('case' in params ? String(params.case).split('.').at(-1) : ''));

describe('goods that come in', () => {
  it('of an approved supplier, long dated and known, have nothing to be said about', () => {
    expect(arrivalFindings(facts)).toEqual({ refusals: [], told: [] });
  });

  it('without an approval are told in the trial period and refused from the day after it', () => {
    const supplier = { ...facts.supplier, standing: 'requested' as const };
    const last = arrivalFindings({ ...facts, supplier, today: '2027-01-19' });
    expect([cases(last.refusals), cases(last.told)]).toEqual([[], ['supplierInTrial']]);
    expect(cases(arrivalFindings({ ...facts, supplier, today: '2027-01-20' }).refusals)).toEqual([
      'supplierNotApproved',
    ]);
    const never = arrivalFindings({ ...withLine({ standing: 'none' }), trialEndsOn: undefined });
    expect(never.refusals).toMatchObject([{ fields: ['/lines/0/productId'] }]);
  });

  it('that were refused an approval stay out in the trial period too', () => {
    expect(cases(arrivalFindings(withLine({ standing: 'refused' })).refusals)).toEqual(['productNotApproved']);
  });

  it('are taken on their last day, told when shorter than the months of the setting', () => {
    expect(cases(arrivalFindings(withLine({ expiresOn: '2026-11-20' })).refusals)).toEqual(['expired']);
    expect(cases(arrivalFindings(withLine({ expiresOn: '2026-11-21' })).told)).toEqual(['shortDated']);
    expect(cases(arrivalFindings(withLine({ expiresOn: '2027-05-20' })).told)).toEqual(['shortDated']);
    expect(arrivalFindings(withLine({ expiresOn: '2027-05-21' }))).toEqual({ refusals: [], told: [] });
  });

  it('of the cold chain need their temperature, and are told outside two to eight degrees', () => {
    const cold = withLine({ storageClass: 'cold' });
    expect(cases(arrivalFindings(cold).refusals)).toEqual(['temperatureMissing']);
    expect(cases(arrivalFindings({ ...cold, arrivalTenthC: 81 }).told)).toEqual(['temperatureOff']);
    expect(arrivalFindings({ ...cold, arrivalTenthC: 80 })).toEqual({ refusals: [], told: [] });
  });

  it('never come from a disabled supplier or one whose papers ran out', () => {
    const supplier = { ...facts.supplier, isDisabled: true, expired: ['customers.licenceKind.business_licence'] };
    expect(cases(arrivalFindings({ ...facts, supplier }).refusals)).toEqual(['supplierDisabled', 'supplierExpired']);
  });

  it('that are expired are refused whatever else holds', () => {
    const lines = fc.array(
      fc.record({
        name: fc.string(),
        batchNo: fc.string(),
        expiresOn: fc.integer({ min: -400, max: 1200 }).map((days) => addDays(facts.today, days)),
        standing: fc.constantFrom(...standings),
        storageClass: fc.constantFrom('normal' as const, 'cool' as const, 'cold' as const, 'frozen' as const),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(lines, fc.option(fc.integer({ min: -300, max: 300 })), (arriving, arrivalTenthC) => {
        const { refusals, told } = arrivalFindings({ ...facts, lines: arriving, arrivalTenthC });
        const expired = arriving.filter(({ expiresOn }) => expiresOn < facts.today).length;
        expect(cases(refusals).filter((one) => one === 'expired')).toHaveLength(expired);
        expect(cases(told)).not.toContain('expired');
      }),
    );
  });
});

describe('a verdict', () => {
  const judgedLines = fc.array(
    fc.record({ arrivedQty: fc.integer({ min: 1, max: 10_000 }), share: fc.integer({ min: 0, max: 150 }) }),
    { minLength: 1, maxLength: 8 },
  );

  it('judges every line once and accepts no more than arrived', () => {
    fc.assert(
      fc.property(judgedLines, (made) => {
        const lines = made.map(({ arrivedQty }, at) => ({ id: at + 1, arrivedQty }));
        const judged = made.map(({ arrivedQty, share }, at) => ({
          lineId: at + 1,
          acceptedQty: Math.floor((arrivedQty * share) / 100),
        }));
        const isTooMuch = judged.some(({ acceptedQty }, at) => acceptedQty > (lines[at]?.arrivedQty ?? 0));
        expect(verdictRefusal(lines, judged)?.problem.code).toBe(isTooMuch ? 'QUANTITY_EXCEEDED' : undefined);
        expect(verdictRefusal(lines, judged.slice(1))).toBeDefined();
        expect(verdictRefusal(lines, [...judged, ...judged])).toBeDefined();
        for (const [at, { acceptedQty }] of judged.entries()) {
          const arrivedQty = lines[at]?.arrivedQty ?? 0;
          expect(acceptedQty + rejectedOf({ arrivedQty, acceptedQty })).toBe(arrivedQty);
        }
      }),
    );
    expect(rejectedOf({ arrivedQty: 5, acceptedQty: null })).toBe(0);
  });
});

describe('the steps of purchasing', () => {
  const by = { userId: 7, posts, dualRequestApprove: false };

  it('of a receipt follow its state, and who recorded does not judge', () => {
    for (const state of purchaseStates) {
      const actions = purchaseActions({ number: 'CG', state, recordedBy: 1 }, by);
      expect(actions.inspect === true, state).toBe(state === 'arrived');
      expect(actions.setInvoice === true, state).toBe(state !== 'cancelled');
    }
    expect(purchaseRefusal('inspect', { number: 'CG1', state: 'arrived', recordedBy: 7 }, by)).toMatchObject({
      code: 'SELF_APPROVAL',
      params: { number: 'CG1' },
    });
  });

  it('need a second person unless the boss signed, and always for controlled goods', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), fc.boolean(), (isOwn, dualRequestApprove, hasControlled) => {
        const second = otherPerson(
          { number: 'CG1', askedBy: isOwn ? 7 : 1, hasControlled },
          { ...by, dualRequestApprove },
        );
        const isAllowed = !isOwn || (dualRequestApprove && !hasControlled);
        expect('isSamePerson' in second ? second.isSamePerson : undefined).toBe(isAllowed ? isOwn : undefined);
      }),
    );
  });

  it('of a return to a supplier follow its state', () => {
    for (const state of supplierReturnStates) {
      const asked = { number: 'CT1', state, requestedBy: 1 };
      expect(supplierReturnRefusal('approve', asked, by) === undefined).toBe(state === 'requested');
      expect(supplierReturnRefusal('setCreditNote', asked, by) === undefined).toBe(state === 'posted');
      expect(supplierReturnRefusal('cancel', asked, by)).toBeDefined();
    }
  });

  it('let a batch go back only once it is judged, and only to one of those it came from', () => {
    const lot = { batchNo: 'B1', area: 'stock', supplierIds: [3] } as const;
    expect(returnedLotRefusal(lot, 3)).toBeUndefined();
    expect(returnedLotRefusal({ ...lot, supplierIds: [] }, 9)).toBeUndefined();
    expect(returnedLotRefusal(lot, 9)).toMatchObject({ problem: { params: { lot: 'B1' } } });
    expect(returnedLotRefusal({ ...lot, area: 'quarantine' }, 3)).toBeDefined();
  });
});
