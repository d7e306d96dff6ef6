import type { invoicingContract } from '../../../shared/contract/invoicing.contract';
import { addMonths, endOfMonth } from '../../../shared/domain/business-date';
import { okay, refuse } from '../../../shared/domain/problem';
import { done, type Command, type Query } from '../../store/handler';
import { readSettings, settingVersion } from '../settings/settings.queries';
import { writeSetting } from '../settings/settings.repo';
import { invoicedBetween, termsOf } from './terms.queries';
import { writeTerms } from './terms.repo';

type Contract = typeof invoicingContract;

export const getTerms: Query<Contract['terms']> = async (db, { customerId }) => {
  const { own, ...effective } = await termsOf(db, customerId);
  const { timing = null, advanceLimitFen = null, advanceMaxCount = null, advanceMaxDays = null } = own ?? {};
  const { ageReleasedUntil = null, version = 0 } = own ?? {};
  const mine = { timing, advanceLimitFen, advanceMaxCount, advanceMaxDays, ageReleasedUntil, version };
  return okay({ own: mine, ...effective });
};

/** When a buyer is invoiced and how far in advance; what is null is as the firm has it. */
export const setTerms: Command<Contract['setTerms']> = async (tx, { customerId, version, ...terms }) => {
  const { own } = await termsOf(tx, customerId);
  const found = own?.version ?? 0;
  if (found !== version) return refuse('CONFLICT', { expected: version, found }, ['/version']);
  const { timing = null, advanceLimitFen = null, advanceMaxCount = null, advanceMaxDays = null } = own ?? {};
  const before = { timing, advanceLimitFen, advanceMaxCount, advanceMaxDays };
  const next = await writeTerms(tx, customerId, terms);
  return done({ version: next }, { entity: 'invoice_terms', id: customerId, action: 'change', before, after: terms });
};

/** The firm's own moment of invoicing; buyers with one of their own keep it. */
export const setTiming: Command<Contract['setTiming']> = async (tx, { timing, version }) => {
  const found = await settingVersion(tx, 'invoiceTiming');
  if (found !== version) return refuse('CONFLICT', { expected: version, found }, ['/version']);
  const before = { invoiceTiming: (await readSettings(tx)).invoiceTiming };
  const next = await writeSetting(tx, 'invoiceTiming', timing);
  const after = { invoiceTiming: timing };
  return done({ version: next }, { entity: 'setting', id: 0, action: 'change', before, after });
};

/** The firm's quota of the month, net of red invoices. */
export const quotaOfMonth: Query<Contract['quota']> = async (db, _, { today }) => {
  const month = today.slice(0, 7);
  const usedFen = await invoicedBetween(db, `${month}-01`, endOfMonth(addMonths(`${month}-01`, 0)));
  const { invoiceQuotaYuan } = await readSettings(db);
  const limitFen = invoiceQuotaYuan === 0 ? null : invoiceQuotaYuan * 100;
  return okay({ month, usedFen, limitFen, leftFen: limitFen === null ? null : limitFen - usedFen });
};
