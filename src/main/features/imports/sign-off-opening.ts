import type { importRecordsContract } from '../../../shared/contract/imports.contract';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import { readSettings, settingVersion } from '../settings/settings.queries';
import { writeSetting } from '../settings/settings.repo';

/** From now on opening data stands: it is neither imported nor taken back any more. */
export const signOffOpening: Command<(typeof importRecordsContract)['signOffOpening']> = async (
  tx,
  { version },
  ctx,
) => {
  const current = await settingVersion(tx, 'openingSignedOffOn');
  if (current !== version) return refuse('CONFLICT', { expected: version, found: current }, ['/version']);
  const { openingSignedOffOn: on } = await readSettings(tx);
  if (on !== '') return refuse('STATE_CONFLICT', { case: 'imports.refusals.signedOffAlready', on });
  const next = await writeSetting(tx, 'openingSignedOffOn', ctx.today);
  const change = { before: { openingSignedOffOn: '' }, after: { openingSignedOffOn: ctx.today } };
  return done(
    { version: next, signedOffOn: ctx.today },
    { entity: 'setting', id: 0, action: 'sign-off-opening', ...change },
  );
};
