import type { usersContract } from '../../../shared/contract/users.contract';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import { allUnits, findUnit } from './users.queries';
import { addOrgUnit, updateOrgUnit } from './users.repo';
import { unitsBelow } from './users.rules';

type Contract = typeof usersContract;

/** Adds a department below another. */
export const createUnit: Command<Contract['createUnit']> = async (tx, { name, parentId }) => {
  if (!(await findUnit(tx, parentId))) return refuse('NOT_FOUND', {}, ['/parentId']);
  const orgUnitId = await addOrgUnit(tx, { name, parentId });
  return done({ orgUnitId }, { entity: 'org_unit', id: orgUnitId, action: 'create', after: { name, parentId } });
};

/** Renames or moves a department; the root stays the root and no unit comes below itself. */
export const updateUnit: Command<Contract['updateUnit']> = async (tx, input) => {
  const { orgUnitId, name, parentId } = input;
  const units = await allUnits(tx);
  const before = units.find(({ id }) => id === orgUnitId);
  if (!before) return refuse('NOT_FOUND', {}, ['/orgUnitId']);
  const isRoot = before.parentId === null;
  const isBelowItself = parentId !== null && unitsBelow(orgUnitId, units).has(parentId);
  if (isRoot !== (parentId === null) || isBelowItself) {
    return refuse('RULE_VIOLATED', { case: 'users.rules.treeOnly' }, ['/parentId']);
  }
  if (parentId !== null && !units.some(({ id }) => id === parentId)) return refuse('NOT_FOUND', {}, ['/parentId']);
  const version = await updateOrgUnit(tx, input, { name, parentId });
  if (version === undefined)
    return refuse('CONFLICT', { expected: input.version, found: before.version }, ['/version']);
  return done(
    { version },
    {
      entity: 'org_unit',
      id: orgUnitId,
      action: 'update',
      before: { name: before.name, parentId: before.parentId },
      after: { name, parentId },
    },
  );
};
