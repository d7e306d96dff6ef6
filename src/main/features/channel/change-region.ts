/** The days of an authorised region change, or it is ended for good. */
import type { channelContract } from '../../../shared/contract/channel.contract';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { findRegion, regionsMeeting, type RegionRecord } from './channel.queries';
import { changeRegion } from './channel.repo';
import { conflictProblem, endedProblem, endProblem, spanProblem } from './channel.rules';

type Contract = typeof channelContract;

/** A region that was not ended. */
async function standing(tx: Tx, regionId: number): Promise<Result<RegionRecord>> {
  const stored = await findRegion(tx, regionId);
  if (!stored) return refuse('NOT_FOUND', {}, ['/regionId']);
  const ended = endedProblem(stored);
  return ended ? { ok: false, problem: ended } : okay(stored);
}

export const changeRegionDates: Command<Contract['changeDates']> = async (tx, { regionId, version, ...span }) => {
  const found = await standing(tx, regionId);
  if (!found.ok) return found;
  const { validFrom, validTo } = found.value;
  const wanted = { ...found.value, ...span };
  const others = (await regionsMeeting(tx, wanted)).filter(({ id }) => id !== regionId);
  const problem = spanProblem(span) ?? conflictProblem(wanted, others);
  if (problem) return problem;
  const changed = await changeRegion(tx, { regionId, version, set: span });
  if (!changed.ok) return changed;
  const change = { before: { validFrom, validTo }, after: span };
  return done({ version: changed.value }, { entity: 'agent_region', id: regionId, action: 'changeDates', ...change });
};

export const endRegion: Command<Contract['end']> = async (tx, { regionId, version, validTo, reason }, ctx) => {
  const found = await standing(tx, regionId);
  if (!found.ok) return found;
  const problem = endProblem(found.value, validTo);
  if (problem) return problem;
  const ended = { endedBy: ctx.actor.userId, endedAt: ctx.now, endReason: reason };
  const changed = await changeRegion(tx, { regionId, version, set: { validTo, ...ended } });
  if (!changed.ok) return changed;
  const change = { before: { validTo: found.value.validTo }, after: { validTo }, reason };
  return done({ version: changed.value }, { entity: 'agent_region', id: regionId, action: 'end', ...change });
};
