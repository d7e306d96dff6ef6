import type { ChaseLetter } from '../../../shared/contract/deposit-shapes';
import type { depositsContract } from '../../../shared/contract/deposits.contract';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { Ctx, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { readSettings } from '../settings/settings.queries';
import { findDeposit } from './deposit.queries';
import { ageOf } from './deposit.rules';

/** What the letter to the payee says today; refused while nothing is outside. */
export async function letterOf(db: ReadDb, depositId: number, ctx: Ctx): Promise<Result<ChaseLetter>> {
  const found = await findDeposit(db, depositId);
  if (!found) return refuse('NOT_FOUND', {}, ['/depositId']);
  const { overdueDays } = ageOf(found, ctx.today);
  if (overdueDays === null || found.paidOn === null) {
    return refuse('STATE_CONFLICT', { state: `deposits.states.${found.state}` });
  }
  const { firmName, firmBankName, firmBankAccount } = await readSettings(db);
  const { number, payee, tenderNumber, tenderTitle, kind, form, paidOn, refundDueOn, chaseCount } = found;
  const { paidFen, returnedFen, outstandingFen } = found;
  return okay({
    ...{ number, payee, tenderNumber, tenderTitle, kind, form, paidOn, refundDueOn, chaseCount },
    ...{ paidFen, returnedFen, outstandingFen, overdueDays, on: ctx.today },
    ...{ firmName, bankName: firmBankName, bankAccount: firmBankAccount, contact: ctx.actor.name },
  });
}

export const chaseLetter: Query<(typeof depositsContract)['letter']> = (db, { depositId }, ctx) =>
  letterOf(db, depositId, ctx);
