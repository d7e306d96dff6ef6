/** Agreed volumes: entered by hand, changed with a reason, void. */
import type { agreedVolumesContract } from '../../../shared/contract/awards.contract';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import { findProduct } from '../products/products.queries';
import { volumeRow } from './award-new-rows';
import { partiesOf } from './award.queries';
import { addVolumes, changeVolume } from './award.repo';
import { nameOfProduct } from './item-changes';
import { findVolume } from './volume-progress.queries';
import { volumeProblem } from './volume.rules';

type Contract = typeof agreedVolumesContract;

export const createVolume: Command<Contract['create']> = async (tx, { hospitalId, ...input }, ctx) => {
  const product = await findProduct(tx, input.productId);
  if (!product) return refuse('NOT_FOUND', {}, ['/productId']);
  const hospital = (await partiesOf(tx, [hospitalId], ctx.actor)).get(hospitalId);
  if (!hospital) return refuse('NOT_FOUND', {}, ['/hospitalId']);
  const problem = volumeProblem(input);
  if (problem) return problem;
  const names = { productName: nameOfProduct(product), productPy: product.pyFull };
  const row = volumeRow({ ...input, ...names, tenderItemId: null }, hospital, ctx);
  const [id = 0] = await addVolumes(tx, [row]);
  return done({ volumeId: id, version: 0 }, { entity: 'agreed_volume', id, action: 'agree', after: { ...row } });
};

const over = { code: 'STATE_CONFLICT', params: { state: 'agreedVolumes.void' } } as const;

export const changeAgreedVolume: Command<Contract['change']> = async (tx, { volumeId, version, reason, ...set }) => {
  const stored = await findVolume(tx, volumeId);
  if (!stored) return refuse('NOT_FOUND', {}, ['/volumeId']);
  if (stored.isVoid) return { ok: false, problem: over };
  const problem = volumeProblem(set);
  if (problem) return problem;
  const changed = await changeVolume(tx, { id: volumeId, version, set });
  if (!changed.ok) return changed;
  const { qty, validFrom, validTo, note } = stored;
  const change = { before: { qty, validFrom, validTo, note }, after: set, reason };
  return done({ version: changed.value }, { entity: 'agreed_volume', id: volumeId, action: 'change', ...change });
};

export const voidVolume: Command<Contract['void']> = async (tx, { volumeId, version, reason }) => {
  const stored = await findVolume(tx, volumeId);
  if (!stored) return refuse('NOT_FOUND', {}, ['/volumeId']);
  if (stored.isVoid) return { ok: false, problem: over };
  const changed = await changeVolume(tx, { id: volumeId, version, set: { isVoid: true } });
  if (!changed.ok) return changed;
  return done({ version: changed.value }, { entity: 'agreed_volume', id: volumeId, action: 'void', reason });
};
