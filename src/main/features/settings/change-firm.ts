import type { settingsContract } from '../../../shared/contract/settings.contract';
import { firmFactKeys, type FirmFacts } from '../../../shared/domain/firm-facts';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import { firmFactsFrom } from './firm-facts.rules';
import { readSettings, settingVersion } from './settings.queries';
import { writeFirm } from './settings.repo';

/** Changes the facts of the firm beside its name; refuses a stale screen. */
export const changeFirm: Command<(typeof settingsContract)['changeFirm']> = async (tx, { firm, version }) => {
  const current = await settingVersion(tx, 'firmTaxNo');
  if (current !== version) return refuse('CONFLICT', { expected: version, found: current }, ['/version']);
  const facts = firmFactsFrom(firm);
  if (!facts.ok) return facts;
  const before = await readSettings(tx);
  const changed = firmFactKeys.filter((key) => before[key] !== facts.value[key]);
  const next = await writeFirm(tx, facts.value);
  const partOf = (all: FirmFacts) => Object.fromEntries(changed.map((key) => [key, all[key]]));
  const change = { before: partOf(before), after: partOf(facts.value) };
  return done({ version: next }, { entity: 'setting', id: 0, action: 'change-firm', ...change });
};
