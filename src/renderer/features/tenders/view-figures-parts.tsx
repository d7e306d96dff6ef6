/** Tables of the figures: each number opens the tenders behind it. */
import type { ReactNode } from 'react';
import type { OnTimeRow, RateRow, TenderFigures } from '../../../shared/contract/tender-views.contract';
import { formatCount } from '../../../shared/domain/format';
import { lostReasons } from '../../../shared/domain/tender-clocks';
import type { FigurePart, RateCut } from '../../../shared/domain/tender-views';
import { tenderKinds } from '../../../shared/domain/tender-words';
import { useT, type Translate } from '../../ui/i18n';
import { type Figure, partOf, type Period, shareText } from './view-figures-model';

export type Drill = (figure: Omit<Figure, keyof Period>) => void;

/** A number that opens its rows; nought opens nothing. */
export const Count = ({ value, onOpen }: { readonly value: number; readonly onOpen: () => void }) =>
  value === 0 ? (
    <span>0</span>
  ) : (
    <button type="button" className="td-figure-link" onClick={onOpen}>
      {formatCount(value)}
    </button>
  );

type SectionProps = {
  readonly title: string;
  readonly hint?: string;
  readonly isWide?: boolean;
  /** What is said where there are no rows. */
  readonly empty: string | undefined;
  readonly heads: readonly { readonly label: string; readonly isNumber?: boolean }[];
  readonly children: ReactNode;
};

export const FigureSection = ({ title, hint, isWide, empty, heads, children }: SectionProps) => (
  <section className={isWide ? 'is-wide' : undefined} aria-label={title}>
    <h2>{title}</h2>
    {hint && <small className="td-quiet">{hint}</small>}
    {empty !== undefined ? (
      <p className="td-quiet">{empty}</p>
    ) : (
      <table className="td-figure-table">
        <thead>
          <tr>
            {heads.map(({ label, isNumber }) => (
              <th key={label} scope="col" className={isNumber ? 'is-number' : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    )}
  </section>
);

/** What a row of a cut is called. */
const nameOf = (t: Translate, cut: RateCut, { key, label }: RateRow): string => {
  if (cut === 'province' && key === '') return t('tenderViews.figures.noProvince');
  const kind = cut === 'kind' ? tenderKinds.find((one) => one === key) : undefined;
  return kind ? t(`tenders.kinds.${kind}`) : label;
};

type RatesProps = { readonly cut: RateCut; readonly rows: readonly RateRow[]; readonly onDrill: Drill };

export const RateTable = ({ cut, rows, onDrill }: RatesProps) => {
  const t = useT();
  const column = (key: 'won' | 'decided' | 'rate') => ({
    label: t(`tenderViews.figures.columns.${key}`),
    isNumber: true,
  });
  return (
    <FigureSection
      title={t(`tenderViews.figures.cuts.${cut}`)}
      empty={rows.length === 0 ? t('tenderViews.figures.empty.rate') : undefined}
      heads={[{ label: t('tenderViews.figures.columns.name') }, column('won'), column('decided'), column('rate')]}
    >
      {rows.map((row) => {
        const name = nameOf(t, cut, row);
        const open = (part: FigurePart) => onDrill({ by: cut, key: row.key, part, name });
        return (
          <tr key={row.key}>
            <th scope="row">{name}</th>
            <td className="is-number">
              <Count value={row.won} onOpen={() => open('won')} />
            </td>
            <td className="is-number">
              <Count value={row.decided} onOpen={() => open('decided')} />
            </td>
            <td className="is-number">{shareText(row.rateBp, t('tenderViews.figures.nothing'))}</td>
          </tr>
        );
      })}
    </FigureSection>
  );
};

/** A reason of the list, what became of a bid, or what somebody wrote. */
export const reasonName = (t: Translate, key: string): string => {
  if (key === 'rejected' || key === 'voided') return t(`tenderViews.figures.reasons.${key}`);
  const known = lostReasons.find((one) => one === key);
  return known ? t(`tenders.lostReasons.${known}`) : key;
};

type FiguresProps = { readonly figures: TenderFigures; readonly onDrill: Drill };

export const ReasonTable = ({ figures: { reasons, notWon }, onDrill }: FiguresProps) => {
  const t = useT();
  const numbers = (['count', 'share'] as const).map((key) => ({
    ...{ label: t(`tenderViews.figures.columns.${key}`), isNumber: true },
  }));
  return (
    <FigureSection
      title={t('tenderViews.figures.reasons.title')}
      empty={reasons.length === 0 ? t('tenderViews.figures.empty.reasons') : undefined}
      heads={[{ label: t('tenderViews.figures.columns.reason') }, ...numbers]}
    >
      {reasons.map(({ key, count }) => {
        const name = reasonName(t, key);
        return (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td className="is-number">
              <Count value={count} onOpen={() => onDrill({ by: 'reason', key, part: 'notWon', name })} />
            </td>
            <td className="is-number">{partOf(count, notWon)}</td>
          </tr>
        );
      })}
    </FigureSection>
  );
};

const OnTimeLine = ({ row, onDrill }: { readonly row: OnTimeRow; readonly onDrill: Drill }) => {
  const t = useT();
  const name = t(`tenderDates.kinds.${row.kind}`);
  const nothing = t('tenderViews.figures.nothing');
  const open = (part: FigurePart) => onDrill({ by: 'milestone', key: row.kind, part, name });
  const late = row.due - row.onTime;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="is-number">
        <Count value={row.due} onOpen={() => open('decided')} />
      </td>
      <td className="is-number">{formatCount(row.onTime)}</td>
      <td className="is-number">
        <Count value={late} onOpen={() => open('late')} />
      </td>
      <td className="is-number">{shareText(row.onTimeBp, nothing)}</td>
      <td className="is-number">{shareText(row.onTimeOriginalBp, nothing)}</td>
      <td className="is-number">{formatCount(row.moved)}</td>
    </tr>
  );
};

export const OnTimeTable = ({ figures: { onTime }, onDrill }: FiguresProps) => {
  const t = useT();
  const numbers = (['due', 'onTime', 'late', 'onTimeBp', 'original', 'moved'] as const).map((key) => ({
    ...{ label: t(`tenderViews.figures.columns.${key}`), isNumber: true },
  }));
  return (
    <FigureSection
      title={t('tenderViews.figures.onTimeTitle')}
      hint={t('tenderViews.figures.onTimeHint')}
      isWide
      empty={onTime.length === 0 ? t('tenderViews.figures.empty.onTime') : undefined}
      heads={[{ label: t('tenderViews.figures.columns.milestone') }, ...numbers]}
    >
      {onTime.map((row) => (
        <OnTimeLine key={row.kind} row={row} onDrill={onDrill} />
      ))}
    </FigureSection>
  );
};
