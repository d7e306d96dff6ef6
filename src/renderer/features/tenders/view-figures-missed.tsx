/** What was missed with what was done about it, and deposits that lie outside. */
import type { MissedRow, TenderFigures } from '../../../shared/contract/tender-views.contract';
import { depositAgeSegments } from '../../../shared/domain/deposit-words';
import { formatFen } from '../../../shared/domain/format';
import { useT, type Translate } from '../../ui/i18n';
import { useTabActions } from '../../ui/tab-actions';
import { stateWord, tenderTab } from './tender-words';
import { Count, FigureSection, reasonName } from './view-figures-parts';
import { dateName } from './view-words';

type Props = { readonly figures: TenderFigures };

const whatOf = (t: Translate, { what, kind, milestoneTitle, tenderKind, tenderState }: MissedRow): string => {
  if (what === 'milestone' && kind !== null) return dateName(t, kind, milestoneTitle);
  return what === 'deadline'
    ? t('tenderViews.figures.what.deadline')
    : stateWord({ kind: tenderKind, state: tenderState }, t);
};

const MissedLine = ({ row }: { readonly row: MissedRow }) => {
  const t = useT();
  const { openTab } = useTabActions();
  const { tenderId, title, on, reason, note, lesson } = row;
  const why = [reason === '' ? '' : reasonName(t, reason), note].filter(Boolean).join(' · ');
  return (
    <tr>
      <td className="td-number">{on}</td>
      <th scope="row">
        <button type="button" className="td-figure-link" onClick={() => openTab(tenderTab({ id: tenderId, title }))}>
          {title}
        </button>
      </th>
      <td>{whatOf(t, row)}</td>
      <td>{why === '' ? <span className="td-quiet">{t('tenderViews.figures.noReason')}</span> : why}</td>
      <td>{lesson === '' ? <span className="td-quiet">{t('tenderViews.figures.noLesson')}</span> : lesson}</td>
    </tr>
  );
};

export const MissedTable = ({ figures: { missed, isMissedCapped } }: Props) => {
  const t = useT();
  const capped = isMissedCapped ? t('tenderViews.figures.missedCapped', { count: missed.length }) : '';
  return (
    <FigureSection
      title={t('tenderViews.figures.missedTitle')}
      hint={`${t('tenderViews.figures.missedHint')} ${capped}`.trim()}
      isWide
      empty={missed.length === 0 ? t('tenderViews.figures.empty.missed') : undefined}
      heads={(['on', 'tender', 'what', 'why', 'lesson'] as const).map((key) => ({
        label: t(`tenderViews.figures.columns.${key}`),
      }))}
    >
      {missed.map((row) => (
        <MissedLine key={row.key} row={row} />
      ))}
    </FigureSection>
  );
};

const ages = { age0: 'a0', age1: 'a1', age2: 'a2', age3: 'a3' } as const;

export const DepositTable = ({ figures: { deposits } }: Props) => {
  const t = useT();
  const { openTab } = useTabActions();
  const open = (segment: (typeof depositAgeSegments)[number]) =>
    openTab({ key: 'deposits', screen: 'deposits', params: { segment } });
  const numbers = (['deposits', 'fen'] as const).map((key) => ({
    ...{ label: t(`tenderViews.figures.columns.${key}`), isNumber: true },
  }));
  return (
    <FigureSection
      title={t('tenderViews.figures.depositTitle')}
      empty={deposits.all.count === 0 ? t('tenderViews.figures.empty.deposits') : undefined}
      heads={[{ label: t('tenderViews.figures.columns.age') }, ...numbers]}
    >
      {depositAgeSegments.map((segment, at) => (
        <tr key={segment}>
          <th scope="row">{t(`tenderViews.figures.ages.${ages[segment]}`)}</th>
          <td className="is-number">
            <Count value={deposits.ages[at]?.count ?? 0} onOpen={() => open(segment)} />
          </td>
          <td className="is-number">{formatFen(deposits.ages[at]?.fen ?? 0)}</td>
        </tr>
      ))}
    </FigureSection>
  );
};
