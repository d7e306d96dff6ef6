import { bossThresholds, thresholds } from '../../../shared/domain/setting-words';
import type { settingsContract } from '../../../shared/contract/settings.contract';
import { forbidden, mayDo } from '../../../shared/domain/permissions';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import { readSettings, settingVersion } from './settings.queries';
import { writeSetting } from './settings.repo';

type Contract = typeof settingsContract;

/** Sets one threshold within its bounds. */
export const changeThreshold: Command<Contract['changeThreshold']> = async (tx, { key, value, version }, { actor }) => {
  if (bossThresholds.includes(key) && !mayDo(actor.posts, 'settings.signDualPosts')) {
    return forbidden('settings.signDualPosts');
  }
  const { min, max } = thresholds[key];
  if (value < min || value > max) {
    return refuse('VALIDATION_FAILED', { case: 'settings.rules.outOfBounds', min, max }, ['/value']);
  }
  const current = await settingVersion(tx, key);
  if (current !== version) return refuse('CONFLICT', { expected: version, found: current }, ['/version']);
  const before = (await readSettings(tx))[key];
  const next = await writeSetting(tx, key, value);
  const entry = { entity: 'setting', id: 0, action: 'change', before: { [key]: before }, after: { [key]: value } };
  return done({ version: next }, entry);
};

/** Signs, or takes back, that one person may hold both steps of a pair. */
export const signDualPosts: Command<Contract['signDualPosts']> = async (tx, input) => {
  const { pair, isAllowed, reason, version } = input;
  const current = await settingVersion(tx, pair);
  if (current !== version) return refuse('CONFLICT', { expected: version, found: current }, ['/version']);
  const before = (await readSettings(tx))[pair];
  const next = await writeSetting(tx, pair, isAllowed);
  const change = { before: { [pair]: before }, after: { [pair]: isAllowed }, reason };
  return done({ version: next }, { entity: 'setting', id: 0, action: 'sign-dual-posts', ...change });
};
