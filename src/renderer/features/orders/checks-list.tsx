/** All checks at once: what was found with its numbers, who may release it, what was released. */
import type { OrderCheck } from '../../../shared/contract/orders.schemas';
import type { ReleaseRequest } from '../../../shared/contract/releases.schemas';
import { permissionPosts } from '../../../shared/domain/permissions';
import type { ActionState } from '../../../shared/contract/procedure';
import { formats, textAt } from '../../../shared/i18n/formats';
import { fillText } from '../../../shared/i18n/problem-text';
import { ActionButton } from '../../ui/action-button';
import { useTexts } from '../../ui/i18n';
import { releaseWays, type ReleaseWay } from './release-check';
import { RequestLine } from './release-words';
import { useTimeZone } from '../../ui/time-zone';

type Sentence = OrderCheck['sentences'][number];

/** The words of a finding, in the language of the interface. */
export const useSentence = () => {
  const { language } = useTexts();
  const timeZone = useTimeZone();
  return ({ key, params }: Sentence): string =>
    fillText(textAt(language, `orders.checks.${key}`) ?? key, params, { language, timeZone });
};

const order = { block: 0, warn: 1, info: 2, pass: 3 } as const;

type Release = {
  readonly requests: readonly ReleaseRequest[];
  /** Absent where the way is none for this check. */
  readonly state: (check: OrderCheck, way: ReleaseWay) => ActionState | undefined;
  readonly onAsk: (check: OrderCheck, way: ReleaseWay) => void;
};

/** Released by word of mouth is said in other words than released. */
const useReleasedWords = () => {
  const { t } = useTexts();
  return ({ verbal, by, untilOn, reason }: NonNullable<OrderCheck['released']>): string => {
    const words = verbal === 'unconfirmed' ? 'releases.releasedByWord' : 'orders.releasedBy';
    return t(words, { by, untilOn, reason });
  };
};

const Ways = ({ check, release }: { readonly check: OrderCheck; readonly release: Release }) => {
  const { t } = useTexts();
  const labels = { release: t('orders.act.release'), ask: t('releases.act.ask'), record: t('releases.act.record') };
  return (
    <div className="td-form-buttons">
      {releaseWays.map((way) => {
        const state = release.state(check, way);
        return state === undefined ? null : (
          <ActionButton key={way} size="small" state={state} onClick={() => release.onAsk(check, way)}>
            {labels[way]}
          </ActionButton>
        );
      })}
    </div>
  );
};

const Findings = ({ check, release }: { readonly check: OrderCheck; readonly release: Release | undefined }) => {
  const { t, language } = useTexts();
  const say = useSentence();
  const releasedWords = useReleasedWords();
  const timeZone = useTimeZone();
  const { released, releasableBy, level } = check;
  const asked = release?.requests.filter((one) => one.check === check.code) ?? [];
  const posts = releasableBy && permissionPosts[releasableBy].join(',');
  const names = posts && formats.get('posts')?.(posts, { language, timeZone });
  return (
    <dd>
      {check.sentences.map((one, at) => (
        // A finding has no name of its own: its place in the list is what it is.
        <p key={`${one.key}${at}`} className={at === 0 ? undefined : 'td-quiet'}>
          {say(one)}
        </p>
      ))}
      {released && (
        <p className={released.verbal === 'unconfirmed' ? 'td-bad' : 'td-quiet'}>{releasedWords(released)}</p>
      )}
      {level === 'block' && names && <p className="td-quiet">{t('orders.releasable', { posts: names })}</p>}
      {asked.map((request) => (
        <RequestLine key={request.id} request={request} />
      ))}
      {level === 'block' && releasableBy && release && <Ways check={check} release={release} />}
    </dd>
  );
};

type Props = { readonly checks: readonly OrderCheck[]; readonly release?: Release };

export const ChecksList = ({ checks, release }: Props) => {
  const { t } = useTexts();
  if (checks.length === 0) return null;
  return (
    <dl className="td-checks">
      {checks
        .toSorted((a, b) => order[a.level] - order[b.level])
        .map((check) => (
          <div key={check.code} className={`is-${check.level}`}>
            <dt>{t(`orders.checkNames.${check.code}`)}</dt>
            <Findings check={check} release={release} />
          </div>
        ))}
    </dl>
  );
};
