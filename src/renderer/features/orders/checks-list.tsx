/** All checks at once: what was found with its numbers, who may release it, what was released. */
import type { OrderCheck } from '../../../shared/contract/orders.schemas';
import { permissionPosts } from '../../../shared/domain/permissions';
import type { ActionState } from '../../../shared/contract/procedure';
import { formats, textAt } from '../../../shared/i18n/formats';
import { fillText } from '../../../shared/i18n/problem-text';
import { ActionButton } from '../../ui/action-button';
import { useTexts } from '../../ui/i18n';
import { useTimeZone } from '../../ui/time-zone';

type Sentence = OrderCheck['sentences'][number];

/** The words of a finding, in the language of the interface. */
const useSentence = () => {
  const { language } = useTexts();
  const timeZone = useTimeZone();
  return ({ key, params }: Sentence): string =>
    fillText(textAt(language, `orders.checks.${key}`) ?? key, params, { language, timeZone });
};

const order = { block: 0, warn: 1, info: 2, pass: 3 } as const;

type Release = { readonly state: (check: OrderCheck) => ActionState; readonly onAsk: (check: OrderCheck) => void };

const Findings = ({ check, release }: { readonly check: OrderCheck; readonly release: Release | undefined }) => {
  const { t, language } = useTexts();
  const say = useSentence();
  const timeZone = useTimeZone();
  const { released, releasableBy, level } = check;
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
        <p className="td-quiet">
          {t('orders.releasedBy', { by: released.by, untilOn: released.untilOn, reason: released.reason })}
        </p>
      )}
      {level === 'block' && names && <p className="td-quiet">{t('orders.releasable', { posts: names })}</p>}
      {level === 'block' && releasableBy && release && (
        <ActionButton size="small" state={release.state(check)} onClick={() => release.onAsk(check)}>
          {t('orders.act.release')}
        </ActionButton>
      )}
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
