/** How papers, credentials and accounts look and are named on the screens. */
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import type { PickedCredential } from '../../../shared/contract/credentials.contract';
import type { PickedProduct } from '../../../shared/contract/products.contract';
import type { DocumentRow } from '../../../shared/contract/tender-documents.contract';
import { businessDateOf } from '../../../shared/domain/business-date';
import {
  credentialKinds,
  documentNameOf,
  type CredentialKind,
  type CredentialLevel,
  type DocumentState,
} from '../../../shared/domain/tender-paper-words';
import { api } from '../../rpc/client';
import type { StateLook } from '../../ui/grid/types';
import type { TextKey, Translate } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { useT } from '../../ui/i18n';
import { useTimeZone } from '../../ui/time-zone';

export const DAY = 'YYYY-MM-DD';
export const documentTables = ['tender_document', 'tender', 'credential', 'attachment', 'document_template'];
export const credentialTables = ['credential', 'credential_loan', 'tender', 'tender_document', 'setting'];
export const accountTables = ['platform_account', 'credential'];

export const documentLooks: Readonly<Record<DocumentState, StateLook>> = {
  missing: { label: 'tenderDocuments.states.missing', tone: 'bad' },
  draft: { label: 'tenderDocuments.states.draft', tone: 'warning' },
  in_review: { label: 'tenderDocuments.states.in_review', tone: 'info' },
  ready: { label: 'tenderDocuments.states.ready', tone: 'good' },
  not_needed: { label: 'tenderDocuments.states.not_needed', tone: 'neutral' },
};

export const levelLooks: Readonly<Record<CredentialLevel, StateLook>> = {
  expired: { label: 'credentials.level.expired', tone: 'bad' },
  urgent: { label: 'credentials.level.urgent', tone: 'bad' },
  soon: { label: 'credentials.level.soon', tone: 'warning' },
  early: { label: 'credentials.level.early', tone: 'info' },
  fine: { label: 'credentials.level.fine', tone: 'good' },
  retired: { label: 'credentials.level.retired', tone: 'neutral' },
};
export const kindLooks: Readonly<Record<CredentialKind, StateLook>> = {
  licence: { label: 'credentials.kinds.licence', tone: 'neutral' },
  authorisation: { label: 'credentials.kinds.authorisation', tone: 'neutral' },
  ca: { label: 'credentials.kinds.ca', tone: 'info' },
  registration: { label: 'credentials.kinds.registration', tone: 'neutral' },
  gsp: { label: 'credentials.kinds.gsp', tone: 'neutral' },
  other: { label: 'credentials.kinds.other', tone: 'neutral' },
};
export const kindOptions = (t: Translate) =>
  credentialKinds.map((value) => ({ value, label: t(kindLooks[value].label) }));

/** A paper's name: of the common list, or its own. */
export const paperName = (paper: Pick<DocumentRow, 'code' | 'name'>, t: Translate): string =>
  paper.code === '' ? paper.name : t(documentNameOf(paper) as TextKey);

/** The firm's today in a picker, whatever the clock of this machine. */
export const useToday = (): Dayjs => {
  const timeZone = useTimeZone();
  const [openedAt] = useState(() => Date.now());
  return dayjs(businessDateOf(openedAt, timeZone));
};

export const loadProducts = (search: string) => api.products.pick({ search });
export const productOption = ({ id, code, genericName, specification, maker }: PickedProduct) => ({
  ...{ id, label: [genericName, specification].join(' ').trim() },
  hint: [code, maker].filter(Boolean).join(' · '),
});
export const loadCredentials = (search: string) => api.credentials.pick({ search, kind: null });
export const loadCertificates = (search: string) => api.credentials.pick({ search, kind: 'ca' });
export const credentialOption = ({ id, name, number, expiresOn }: PickedCredential) => ({
  ...{ id, label: name },
  hint: [number, expiresOn ?? ''].filter(Boolean).join(' · '),
});

/** Puts a text on the clipboard and says so. */
export const useCopy = () => {
  const t = useT();
  const notice = useNotice();
  return async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      notice.success(t('platformAccounts.copied'));
    } catch {
      notice.warning(t('platformAccounts.notCopied'));
    }
  };
};
