/** What was asked to be released, as a line of words, and the flag of an order that stands on a word. */
import type { OrderRow } from '../../../shared/contract/orders.schemas';
import type { ReleaseRequest } from '../../../shared/contract/releases.schemas';
import { formatInstant } from '../../../shared/domain/format';
import type { RequestState } from '../../../shared/domain/release-words';
import { useT } from '../../ui/i18n';
import { StateTag, type Tone } from '../../ui/state-tag';
import { useTimeZone } from '../../ui/time-zone';

export const requestTones: Readonly<Record<RequestState, Tone>> = {
  waiting: 'warning',
  released: 'good',
  refused: 'bad',
  withdrawn: 'neutral',
  stale: 'neutral',
  verbal: 'bad',
  objected: 'bad',
};

/** The answer in words; empty while there is none. */
export const useAnswerWords = () => {
  const t = useT();
  const timeZone = useTimeZone();
  return ({ state, decidedByName, decidedAt, decisionReason }: ReleaseRequest): string => {
    if (decidedAt === null) return '';
    const said = { who: decidedByName, at: formatInstant(decidedAt, timeZone), state: t(`releases.states.${state}`) };
    return decisionReason === ''
      ? t('releases.decided', said)
      : t('releases.decidedWhy', { ...said, reason: decisionReason });
  };
};

/** Who asked or recorded what and why, and what was answered. */
export const RequestLine = ({ request }: { readonly request: ReleaseRequest }) => {
  const t = useT();
  const timeZone = useTimeZone();
  const answer = useAnswerWords()(request);
  const { isVerbal, askedByName, askedAt, namedName, reason, state } = request;
  const at = formatInstant(askedAt, timeZone);
  return (
    <p className="td-quiet">
      <StateTag tone={requestTones[state]}>{t(`releases.states.${state}`)}</StateTag>{' '}
      {isVerbal
        ? t('releases.spoken', { recorder: askedByName, at, who: namedName, reason })
        : t('releases.asked', { who: askedByName, at, reason })}
      {answer !== '' && ` · ${answer}`}
    </p>
  );
};

type FlagProps = { readonly order: Pick<OrderRow, 'verbalConsent'>; readonly isShort?: boolean };

/** Red until the person named confirms his word; short in a row of a list. */
export const VerbalFlag = ({ order, isShort = false }: FlagProps) => {
  const t = useT();
  if (!order.verbalConsent) return null;
  const words = t(`releases.${order.verbalConsent}`);
  return (
    <StateTag tone="bad">
      {isShort ? t('releases.byWord') : words}
      {isShort && <span className="td-visually-hidden">{words}</span>}
    </StateTag>
  );
};
