/** The firm's own papers, its accounts on platforms, and how far the papers of the demo's running bids are. */
import { addDays, businessDateOf } from '../../../shared/domain/business-date';
import type { DocumentRow, TenderDocuments } from '../../../shared/contract/tender-documents.contract';
import { biddingStates } from '../../../shared/domain/tender-words';
import { person, type Stage } from './master-data';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ASSISTANT = 'assistant';
/** The bids whose papers are begun: the next ones. */
const BEGUN = 8;

/** Whoever keeps the papers of bids; the boss of a firm without one. */
const keeperOf = (stage: Stage) => person(stage, ASSISTANT in stage.staff ? ASSISTANT : 'boss');

async function addLibrary(stage: Stage): Promise<number[]> {
  const { caller, words, from, now } = stage;
  const { credentials, safe } = words.tenderPapers;
  const today = businessDateOf(now, 'Asia/Shanghai');
  const [platform] = words.tenderPapers.accounts;
  const ids: number[] = [];
  for (const { kind, name, number, days } of credentials) {
    const input = {
      ...{ kind, name, number, holder: words.firmName, productId: null, keptAt: safe, note: '' },
      ...{ platform: kind === 'ca' ? (platform?.platform ?? '') : '', issuedOn: null },
      ...{ expiresOn: days === null ? null : addDays(today, days), isLongTerm: days === null },
    };
    const ask = { who: keeperOf(stage), at: from + HOUR, input };
    ids.push((await caller.must<{ credentialId: number }>('credentials.add', ask)).credentialId);
  }
  return ids;
}

async function addAccounts(stage: Stage): Promise<void> {
  const { caller, words, from } = stage;
  const ask = (input: object) => ({ who: keeperOf(stage), at: from + HOUR, input: { ...input } });
  for (const [at, { platform, province, loginName }] of words.tenderPapers.accounts.entries()) {
    const facts = { platform, province, loginName, site: '', caCredentialId: null, contact: '', remark: '' };
    const account = await caller.must<{ accountId: number; version: number }>('platformAccounts.add', ask(facts));
    const secret = words.sealed[at];
    if (secret !== undefined) {
      await caller.must('platformAccounts.setSecret', ask({ ...account, field: 'password', secret }));
    }
  }
}

type Step = { readonly name: string; readonly more?: object };

/** Some papers are ready, some are drafts, one is not needed, one waits for its seal. */
const stepsAt = (at: number, notNeeded: string): readonly Step[] => {
  const turn = at % 6;
  if (turn === 5) return [];
  if (turn === 4) return [{ name: 'drop', more: { reason: notNeeded } }];
  if (turn === 3) return [{ name: 'write' }];
  return [{ name: 'write' }, { name: 'pass' }];
};

async function livePaper(stage: Stage, paper: DocumentRow, { at, moment }: { at: number; moment: number }) {
  const { caller, words } = stage;
  let { version } = paper;
  const take = async (name: string, more: object = {}) => {
    const input = { documentId: paper.id, version, ...more };
    const done = await caller.must<{ version: number }>(`tenderDocuments.${name}`, {
      who: keeperOf(stage),
      at: moment,
      input,
    });
    version = done.version;
  };
  for (const { name, more } of stepsAt(at, words.tenderPapers.notNeeded)) await take(name, more);
  if (at % 6 === 2 && paper.needsSeal) await take('askSigning', { signing: 'seal' });
}

/** The checklists of the bids that run, and what of them is done. */
async function liveChecklists(stage: Stage): Promise<void> {
  const { caller, now } = stage;
  const moment = now - 2 * DAY;
  const ask = (input: object) => ({ who: keeperOf(stage), at: moment, input: { ...input } });
  const within = [{ op: 'range', column: 'bidDeadlineAt', min: moment, max: moment + 15 * DAY }];
  const bidding = { op: 'in', column: 'state', values: [...biddingStates] };
  const sort = [{ column: 'bidDeadlineAt', direction: 'asc' }];
  const next = { segment: 'running', limit: BEGUN, sort, filters: [...within, bidding] };
  const found = await caller.must<{ rows: { id: number }[] }>('tenders.list', ask(next));
  for (const { id: tenderId } of found.rows) {
    await caller.must('tenderDocuments.start', ask({ tenderId }));
    const { rows } = await caller.must<TenderDocuments>('tenderDocuments.ofTender', ask({ tenderId }));
    for (const [at, paper] of rows.entries()) await livePaper(stage, paper, { at: at + tenderId, moment });
  }
}

export async function keepTenderPapers(stage: Stage): Promise<void> {
  const { caller, words, now } = stage;
  const credentialIds = await addLibrary(stage);
  await addAccounts(stage);
  const lentAt = now - 9 * DAY;
  const { borrower, purpose } = words.tenderPapers;
  const dueOn = addDays(businessDateOf(lentAt, 'Asia/Shanghai'), 7);
  const loan = { credentialId: credentialIds[1], borrower, purpose, tenderId: null, dueOn };
  await caller.must('credentials.lend', { who: keeperOf(stage), at: lentAt, input: loan });
  await liveChecklists(stage);
}
