/** What is asked of a buyer, a supplier or a product, each with its number, its last day and how it stands. */
import type { LicenceKind } from '../../shared/domain/customer-words';
import type { PaperItem } from '../../shared/domain/quality-words';
import { type TextKey, useT, type Translate } from './i18n';
import { StateTag, type Tone } from './state-tag';
import './quality.css';

export type ShownPaper = {
  readonly item: PaperItem;
  readonly kinds: readonly LicenceKind[];
  readonly value: string;
  readonly expiresOn: string | null;
  readonly isLongTerm: boolean;
  readonly state: 'valid' | 'expiring' | 'expired' | 'missing';
  readonly isNeeded: boolean;
};

const tones: Readonly<Record<ShownPaper['state'], Tone>> = {
  valid: 'good',
  expiring: 'warning',
  expired: 'bad',
  missing: 'warning',
};

/** The name of a paper; where several kinds would do and none is there, all of them. */
export const paperName = (t: Translate, { item, kinds }: Pick<ShownPaper, 'item' | 'kinds'>): string =>
  item === 'licence'
    ? kinds.map((kind) => t(`customers.licenceKind.${kind}` satisfies TextKey)).join(` ${t('customers.needs.either')} `)
    : t(`quality.item.${item}`);

/** The last day, or that there is none. */
export const paperUntil = (t: Translate, { expiresOn, isLongTerm }: ShownPaper): string =>
  isLongTerm ? t('quality.longTerm') : (expiresOn ?? '');

export const QualityPapers = ({ papers }: { readonly papers: readonly ShownPaper[] }) => {
  const t = useT();
  return (
    <ul className="td-papers" aria-label={t('quality.papers')}>
      {papers.map((paper) => (
        <li key={`${paper.item}/${paper.kinds.join('/')}`}>
          {paper.isNeeded || paper.state === 'valid' ? (
            <StateTag tone={tones[paper.state]}>{t(`customers.licenceState.${paper.state}`)}</StateTag>
          ) : (
            <StateTag>{t('quality.optional')}</StateTag>
          )}
          <span>{paperName(t, paper)}</span>
          <span className="is-quiet">
            {paper.value} {paperUntil(t, paper)}
          </span>
        </li>
      ))}
    </ul>
  );
};
