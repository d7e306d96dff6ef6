/** What a paper shows of itself in a table: its state, its seal and signature, its credential. */
import type { DocumentRow } from '../../../shared/contract/tender-documents.contract';
import { formatInstant } from '../../../shared/domain/format';
import { useT } from '../../ui/i18n';
import { StateTag, type Tone } from '../../ui/state-tag';
import { useTimeZone } from '../../ui/time-zone';
import { documentLooks } from './paper-words';

type Props = { readonly paper: DocumentRow };

export const PaperState = ({ paper: { state, edition, notNeededReason, reviewNote } }: Props) => {
  const t = useT();
  const { tone, label } = documentLooks[state];
  return (
    <>
      <StateTag tone={tone}>{t(label)}</StateTag>
      {edition > 0 && state !== 'not_needed' && <small>{t('tenderDocuments.editionOf', { edition })}</small>}
      {notNeededReason !== '' && <small>{notNeededReason}</small>}
      {reviewNote !== '' && <small className="is-bad">{t('tenderDocuments.reviewNote', { note: reviewNote })}</small>}
    </>
  );
};

type By = DocumentRow['sealed'];
type OneProps = { readonly words: 'seal' | 'ca'; readonly asked: By; readonly done: By };

const Signing = ({ words, asked, done }: OneProps) => {
  const t = useT();
  const timeZone = useTimeZone();
  const step = done ? 'done' : asked ? 'asked' : 'needed';
  const tones: Readonly<Record<typeof step, Tone>> = { done: 'good', asked: 'warning', needed: 'neutral' };
  const by = done ?? asked;
  return (
    <span title={by ? `${by.name} ${formatInstant(by.at, timeZone)}` : undefined}>
      <StateTag tone={tones[step]}>{t(`tenderDocuments.${words}.${step}`)}</StateTag>
    </span>
  );
};

export const PaperSignings = ({ paper }: Props) => {
  const { needsSeal, sealAsked, sealed, needsCa, caAsked, caSigned } = paper;
  if (paper.state === 'not_needed') return null;
  return (
    <span className="td-tags">
      {needsSeal && <Signing words="seal" asked={sealAsked} done={sealed} />}
      {needsCa && <Signing words="ca" asked={caAsked} done={caSigned} />}
    </span>
  );
};

export const PaperCredential = ({ paper }: Props) => {
  const t = useT();
  const { credentialName, credentialExpiresOn, isCredentialExpired } = paper;
  if (credentialName === '') return null;
  return (
    <>
      {credentialName}
      {isCredentialExpired ? (
        <small className="is-bad">
          {t('tenderDocuments.credentialExpired', { expiresOn: credentialExpiresOn ?? '' })}
        </small>
      ) : (
        <small>{credentialExpiresOn ?? t('credentials.longTerm')}</small>
      )}
    </>
  );
};
