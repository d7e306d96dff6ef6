/** How tenders look and are named on the screens. */
import type { PickedCustomer } from '../../../shared/contract/customers.contract';
import type { TenderRow } from '../../../shared/contract/tenders.contract';
import { reasonKey } from '../../../shared/domain/tender-clocks';
import { stateKey } from '../../../shared/domain/tender-paths';
import { type TenderState, tenderKinds, tenderStates } from '../../../shared/domain/tender-words';
import { api } from '../../rpc/client';
import type { StateLook } from '../../ui/grid/types';
import { type TextKey, type Translate, useT } from '../../ui/i18n';
import { StateTag } from '../../ui/state-tag';
import type { TabRequest } from '../../ui/tab-actions';

/** What a change of which asks lists of tenders again. */
export const tenderTables = ['tender', 'tender_milestone', 'tender_follow_up'];
/** What the countdown is made of. */
export const countdownTables = [...tenderTables, 'tender_document', 'tender_item', 'deposit'];

const tones: Readonly<Record<TenderState, StateLook['tone']>> = {
  found: 'neutral',
  evaluating: 'neutral',
  approved: 'info',
  preparing: 'info',
  submitted: 'warning',
  opened: 'warning',
  published: 'warning',
  won: 'good',
  listed: 'good',
  signed: 'good',
  executing: 'good',
  closed: 'good',
  lost: 'neutral',
  abandoned: 'neutral',
  failed: 'neutral',
  voided: 'neutral',
  terminated: 'neutral',
  rejected: 'bad',
};

type Standing = Pick<TenderRow, 'kind' | 'state'>;

/** The word for a state, as its kind has it; the key is one of the catalogue's by the type of the state. */
export const stateWord = ({ kind, state }: Standing, t: Translate): string => t(stateKey(kind, state) as TextKey);

export const TenderStateTag = ({ kind, state }: Standing) => {
  const t = useT();
  return <StateTag tone={tones[state]}>{stateWord({ kind, state }, t)}</StateTag>;
};

export const stateLooks: Readonly<Record<string, StateLook>> = Object.fromEntries(
  tenderStates.map((state) => [state, { label: `tenders.states.${state}` as const, tone: tones[state] }]),
);
export const kindLooks: Readonly<Record<string, StateLook>> = Object.fromEntries(
  tenderKinds.map((kind) => [kind, { label: `tenders.kinds.${kind}` as const, tone: 'neutral' as const }]),
);

/** Why it ended: in a word of the catalogue, else as it was written. */
export const reasonWord = (row: TenderRow, t: Translate): string => {
  const key = reasonKey(row);
  return key ? t(key) : row.outcomeReason;
};

/** What the page of a tender is divided into. */
export const tenderParts = ['facts', 'items', 'documents', 'logins', 'deposits'] as const;
export type TenderPart = (typeof tenderParts)[number];

/** The page of one tender, where wanted with one of its parts in front. */
export const tenderTab = ({ id, title }: Pick<TenderRow, 'id' | 'title'>, part?: TenderPart): TabRequest => ({
  ...{ key: `tender/${id}`, screen: 'tender', title, params: { tenderId: id, ...(part && { part }) } },
});

export const loadCustomers = (search: string) => api.customers.pick({ search });
export const customerOption = ({ id, name, city }: PickedCustomer) => ({ id, label: name, hint: city });
/** Who may open tenders, where wanted those of this owner. */
export const loadReaders = (ownerId?: number) => (search: string) =>
  api.users.pick({ search, holds: 'tenders.read', ...(ownerId !== undefined && { sees: ownerId }) });
/** Who may open this tender. */
export const loadReadersOf = (tenderId: number) => async (search: string) => {
  const found = await api.tenders.get({ tenderId });
  return found.ok ? loadReaders(found.value.tender.ownerId)(search) : found;
};
/** Who does the work on tenders, where wanted on those of this owner. */
export const loadHandlers = (ownerId?: number) => (search: string) =>
  api.users.pick({ search, holds: 'tenders.write', ...(ownerId !== undefined && { sees: ownerId }) });
export const personOption = ({ id, name }: { readonly id: number; readonly name: string }) => ({ id, label: name });
