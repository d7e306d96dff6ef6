/** Papers of bids, the firm's own credentials and its accounts for tests, through the procedures. */
import type { credentialsContract } from '../../../src/shared/contract/credentials.contract';
import type { platformAccountsContract } from '../../../src/shared/contract/platform-accounts.contract';
import type { InputOf } from '../../../src/shared/contract/procedure';
import type { DocumentRow, TenderDocuments } from '../../../src/shared/contract/tender-documents.contract';
import type { SecretField } from '../../../src/shared/domain/tender-paper-words';
import type { Seat } from '../book';
import { aTender } from './tenders';

let made = 0;

type CredentialWish = Omit<InputOf<(typeof credentialsContract)['add']>, 'commandId'>;
export type MadeCredential = { readonly credentialId: number; readonly version: number; readonly name: string };

/** A licence of the firm until the end of 2028, unless something else is said. */
export async function aCredential(seat: Seat, given: Partial<CredentialWish> = {}): Promise<MadeCredential> {
  made += 1;
  const wish: CredentialWish = {
    ...{ kind: 'licence', name: `药品经营许可证 ${made}`, holder: '华康医药有限公司', productId: null, platform: '' },
    ...{ number: `XK-${made}`, issuedOn: '2024-01-01', expiresOn: '2028-12-31', isLongTerm: false },
    ...{ keptAt: '保险柜', note: '' },
    ...given,
  };
  const added = await seat.ok<{ credentialId: number; version: number }>('credentials.add', wish);
  return { ...added, name: wish.name };
}

type LoanWish = { readonly dueOn?: string; readonly borrower?: string; readonly tenderId?: number | null };

/** The original goes to 王强 for an opening until the end of November 2026. */
export const aLoan = (seat: Seat, credentialId: number, given: LoanWish = {}) =>
  seat.ok<{ loanId: number; version: number }>('credentials.lend', {
    ...{ credentialId, borrower: '王强', purpose: '现场核验', tenderId: null, dueOn: '2026-11-30' },
    ...given,
  });

/** A tender with the checklist of its kind. */
export async function aChecklist(seat: Seat, given: Parameters<typeof aTender>[1] = {}) {
  const { tenderId } = await aTender(seat, given);
  await seat.ok('tenderDocuments.start', { tenderId });
  return { tenderId, rows: await papersOf(seat, tenderId) };
}

export const checklistOf = (seat: Seat, tenderId: number) =>
  seat.ok<TenderDocuments>('tenderDocuments.ofTender', { tenderId });
export const papersOf = async (seat: Seat, tenderId: number): Promise<DocumentRow[]> =>
  (await checklistOf(seat, tenderId)).rows;

/** One paper of a tender of its own, which needs a seal. */
export async function aPaper(
  seat: Seat,
  given: { readonly tenderId?: number; readonly reviewerId?: number | null } = {},
) {
  made += 1;
  const tenderId = given.tenderId ?? (await aTender(seat)).tenderId;
  const wish = { code: '', name: `说明材料 ${made}`, reviewerId: null, needsSeal: true, needsCa: false };
  return seat.ok<{ documentId: number; version: number }>('tenderDocuments.add', { ...wish, ...given, tenderId });
}

/** A paper that passed and whose seal was asked for. */
export async function aSealAsked(seat: Seat, given: Parameters<typeof aPaper>[1] = {}) {
  const { documentId, ...paper } = await aPaper(seat, given);
  const written = await seat.ok<{ version: number }>('tenderDocuments.write', { documentId, ...paper });
  const { version } = await seat.ok<{ version: number }>('tenderDocuments.pass', { documentId, ...written });
  return seat.ok<{ version: number }>('tenderDocuments.askSigning', { documentId, version, signing: 'seal' });
}

type AccountWish = Omit<InputOf<(typeof platformAccountsContract)['add']>, 'commandId'>;

/** An account without secrets. */
export async function anAccount(seat: Seat, given: Partial<AccountWish> = {}) {
  made += 1;
  return seat.ok<{ accountId: number; version: number }>('platformAccounts.add', {
    ...{
      platform: '福建省药械采购平台',
      province: '福建省',
      site: 'https://example.test',
      loginName: `huakang${made}`,
    },
    ...{ caCredentialId: null, contact: '', remark: '' },
    ...given,
  });
}

/** An account that has this secret. */
export async function anAccountWith(seat: Seat, secret: string, field: SecretField = 'password') {
  const account = await anAccount(seat);
  const { version } = await seat.ok<{ version: number }>('platformAccounts.setSecret', { ...account, field, secret });
  return { ...account, version };
}
