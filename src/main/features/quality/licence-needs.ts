/** The licences each kind of holder needs, as quality keeps them. */
import type { qualityContract } from '../../../shared/contract/quality.contract';
import { holderClasses } from '../../../shared/domain/licences';
import { okay, refuse } from '../../../shared/domain/problem';
import { done, type Command, type Query } from '../../store/handler';
import { changedNeeds, licenceNeedsOf } from './quality.queries';
import { writeNeeds } from './quality.repo';

type Contract = typeof qualityContract;

export const needs: Query<Contract['needs']> = async (db) => {
  const table = await licenceNeedsOf(db);
  const versions = new Map((await changedNeeds(db)).map(({ holderClass, version }) => [holderClass, version]));
  return okay(
    holderClasses.map((holderClass) => ({
      holderClass,
      needs: table[holderClass].map((kinds) => [...kinds]),
      isChanged: versions.has(holderClass),
      version: versions.get(holderClass) ?? 0,
    })),
  );
};

export const setNeeds: Command<Contract['setNeeds']> = async (tx, { holderClass, needs: wanted, version }) => {
  const found = (await changedNeeds(tx)).find((row) => row.holderClass === holderClass)?.version ?? 0;
  if (found !== version) return refuse('CONFLICT', { expected: version, found }, ['/version']);
  const before = (await licenceNeedsOf(tx))[holderClass];
  const next = await writeNeeds(tx, { holderClass, needs: wanted.map((kinds) => [...new Set(kinds)]) });
  const change = { before: { [holderClass]: before }, after: { [holderClass]: wanted } };
  return done({ version: next }, { entity: 'licence_need', id: 0, action: 'change', ...change });
};
