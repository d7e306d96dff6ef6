import type { settingsContract } from '../../../shared/contract/settings.contract';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import { readSettings, settingVersion } from './settings.queries';
import { writeSetting } from './settings.repo';

/** Changes the name of the firm; refuses a stale screen. */
export const renameFirm: Command<(typeof settingsContract)['renameFirm']> = async (tx, input) => {
  const current = await settingVersion(tx, 'firmName');
  if (current !== input.version) return refuse('CONFLICT', { expected: input.version, found: current }, ['/version']);
  const { firmName: before } = await readSettings(tx);
  const version = await writeSetting(tx, 'firmName', input.firmName);
  return done(
    { version },
    {
      entity: 'setting',
      id: 0,
      action: 'rename-firm',
      before: { firmName: before },
      after: { firmName: input.firmName },
    },
  );
};
