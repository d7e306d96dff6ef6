/** Delivery agreements: entered, handed in, answered, void. */
import type { deliveryAgreementsContract } from '../../../shared/contract/awards.contract';
import { nextAgreement, type AgreementStep } from '../../../shared/domain/award-words';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command, type Outcome } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { findProduct } from '../products/products.queries';
import { findAgreement } from './agreement-list.queries';
import { agreementRow } from './award-new-rows';
import { partiesOf } from './award.queries';
import { addAgreements, changeAgreement } from './award.repo';
import { agreementFieldsProblem, agreementProblem, datesProblem } from './delivery.rules';
import { nameOfProduct } from './item-changes';

type Contract = typeof deliveryAgreementsContract;

export const createAgreement: Command<Contract['create']> = async (tx, input, ctx) => {
  const product = await findProduct(tx, input.productId);
  if (!product) return refuse('NOT_FOUND', {}, ['/productId']);
  const ids = [input.hospitalId, input.distributorId].filter((one) => one !== null);
  const parties = await partiesOf(tx, ids, ctx.actor);
  if (input.hospitalId !== null && !parties.has(input.hospitalId)) return refuse('NOT_FOUND', {}, ['/hospitalId']);
  if (input.distributorId !== null && !parties.has(input.distributorId)) {
    return refuse('NOT_FOUND', {}, ['/distributorId']);
  }
  const problem = agreementFieldsProblem(input);
  if (problem) return problem;
  const names = { productName: nameOfProduct(product), productPy: product.pyFull };
  const whose = { tenderItemId: null, tenderId: null, elseOwnerId: ctx.actor.userId };
  const row = agreementRow({ ...input, ...names, ...whose }, parties, ctx);
  const [id = 0] = await addAgreements(tx, [row]);
  return done(
    { agreementId: id, version: 0 },
    { entity: 'delivery_agreement', id, action: 'draft', after: { ...row } },
  );
};

type Taken = {
  readonly agreementId: number;
  readonly version: number;
  readonly step: AgreementStep;
  readonly set: Omit<Parameters<typeof changeAgreement>[1]['set'], 'state'>;
};

async function take(tx: Tx, { agreementId, version, step, set }: Taken): Promise<Outcome<{ version: number }>> {
  const stored = await findAgreement(tx, agreementId);
  if (!stored) return refuse('NOT_FOUND', {}, ['/agreementId']);
  const state = nextAgreement(stored.state, step);
  const wrong = agreementProblem(stored.state, step);
  if (state === undefined || wrong) return { ok: false, problem: wrong ?? refuse('STATE_CONFLICT').problem };
  const days = { validFrom: set.validFrom ?? stored.validFrom, validTo: set.validTo ?? null };
  const problem = step === 'agree' ? agreementFieldsProblem({ ...stored, ...days }) : undefined;
  if (problem) return problem;
  const changed = await changeAgreement(tx, { id: agreementId, version, set: { ...set, state } });
  if (!changed.ok) return changed;
  const change = { before: { state: stored.state }, after: { ...set, state }, reason: set.reason ?? '' };
  return done({ version: changed.value }, { entity: 'delivery_agreement', id: agreementId, action: step, ...change });
}

export const submitAgreement: Command<Contract['submit']> = (tx, { on, ...seen }) =>
  take(tx, { ...seen, step: 'submit', set: { submittedOn: on, decidedOn: null, reason: '' } });

export const agreeAgreement: Command<Contract['agree']> = (tx, { on, validFrom, validTo, agreementNo, ...seen }) =>
  take(tx, { ...seen, step: 'agree', set: { decidedOn: on, validFrom, validTo, agreementNo } });

export const refuseAgreement: Command<Contract['refuse']> = (tx, { on, reason, ...seen }) =>
  take(tx, { ...seen, step: 'refuse', set: { decidedOn: on, reason } });

export const voidAgreement: Command<Contract['void']> = (tx, { reason, ...seen }) =>
  take(tx, { ...seen, step: 'void', set: { reason } });

export const changeAgreementDates: Command<Contract['changeDates']> = async (tx, { agreementId, version, ...days }) => {
  const stored = await findAgreement(tx, agreementId);
  if (!stored) return refuse('NOT_FOUND', {}, ['/agreementId']);
  const wrong = datesProblem(stored.state);
  if (wrong) return { ok: false, problem: wrong };
  const needsFirst = stored.state === 'agreed' && days.validFrom === null;
  const missing = refuse('VALIDATION_FAILED', { case: 'deliveryAgreements.refusals.noFirstDay' }, ['/validFrom']);
  const problem = needsFirst ? missing : agreementFieldsProblem({ ...stored, ...days });
  if (problem) return problem;
  const changed = await changeAgreement(tx, { id: agreementId, version, set: days });
  if (!changed.ok) return changed;
  const { validFrom, validTo } = stored;
  const change = { before: { validFrom, validTo }, after: days };
  return done(
    { version: changed.value },
    { entity: 'delivery_agreement', id: agreementId, action: 'changeDates', ...change },
  );
};
