/** The firm's own time limits, and the dates that a new tender begins with. */
import type { tenderRulesContract } from '../../../shared/contract/tender-rules.contract';
import { refuse } from '../../../shared/domain/problem';
import { clockKeys } from '../../../shared/domain/tender-clocks';
import { done, type Command } from '../../store/handler';
import { addTemplate, changeTemplate, writeClock } from './tender-rules.repo';
import { clockAmountsOf, findClock, findTemplate } from './tender-rules.queries';

type Contract = typeof tenderRulesContract;

export const changeClock: Command<Contract['changeClock']> = async (tx, { key, amount, note, version }) => {
  const kept = await findClock(tx, key);
  if ((kept?.version ?? null) !== version) {
    return refuse('CONFLICT', { expected: version ?? 0, found: kept?.version ?? 0 }, ['/version']);
  }
  const before = (await clockAmountsOf(tx))[key];
  const next = kept ? kept.version + 1 : 0;
  await writeClock(tx, { key, amount, note, version: next });
  const id = clockKeys.indexOf(key) + 1;
  const change = { before: { [key]: before }, after: { [key]: amount }, reason: note };
  return done({ version: next }, { entity: 'tender_clock', id, action: 'change', ...change });
};

export const saveTemplate: Command<Contract['saveTemplate']> = async (tx, { templateId, version, ...set }) => {
  if (set.milestoneKind === 'other' && set.title === '') {
    return refuse('VALIDATION_FAILED', { case: 'tenderDates.refusals.title' }, ['/title']);
  }
  if (templateId === null) {
    const id = await addTemplate(tx, set);
    return done({ templateId: id, version: 0 }, { entity: 'milestone_template', id, action: 'add', after: { ...set } });
  }
  const kept = await findTemplate(tx, templateId);
  if (!kept) return refuse('NOT_FOUND', {}, ['/templateId']);
  const next = await changeTemplate(tx, { templateId, version, set });
  if (next === undefined) return refuse('CONFLICT', { expected: version, found: kept.version }, ['/version']);
  const { id: _1, version: _2, ...before } = kept;
  const change = { before, after: { ...set } };
  return done(
    { templateId, version: next },
    { entity: 'milestone_template', id: templateId, action: 'change', ...change },
  );
};
