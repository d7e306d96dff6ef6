/** The items of a tender as a table: quotes and who decided on them, what was read out, what was won. */
import type { TenderItemRow } from '../../../shared/contract/tender-items.contract';
import { amountFen, sumFen } from '../../../shared/domain/money';
import { MoreMenu } from '../../ui/action-menu';
import type { RowAction } from '../../ui/grid/types';
import { type TextKey, useT } from '../../ui/i18n';
import { MoneyText, PriceText, QtyText } from '../../ui/money-text';
import { StateTag } from '../../ui/state-tag';
import { quoteTones, resultTones } from './award-words';

type RowProps = { readonly item: TenderItemRow; readonly actions: readonly RowAction[] };

const Quote = ({ item }: Pick<RowProps, 'item'>) => {
  const t = useT();
  const { quotePrice, lockedAt, quoteRound, proposedBy, decidedBy, decideReason, isSamePerson, lateReason } = item;
  const isAsWritten = lateReason !== '' && quoteRound === 1;
  const state = lockedAt === null ? item.quoteState : 'locked';
  return (
    <>
      <PriceText price={quotePrice} />{' '}
      <StateTag tone={quoteTones[state]}>{t(`tenderItems.quoteStates.${state}`)}</StateTag>
      {lateReason !== '' && (
        <small className="td-award-warn">
          {isAsWritten
            ? t('tenderItems.late.markBy', { who: proposedBy, reason: lateReason })
            : t('tenderItems.late.mark', { reason: lateReason })}
        </small>
      )}
      <small>
        {!isAsWritten && [proposedBy, decidedBy, decideReason].filter(Boolean).join(' · ')}
        {quoteRound > 1 && ` · ${t('tenderItems.round', { count: quoteRound })}`}
        {isSamePerson && ` · ${t('tenderItems.samePerson')}`}
      </small>
      {item.guard.map(({ key, params }) => (
        <small key={key} className="td-award-warn">
          {t(`tenderItems.guard.${key}` as TextKey, params)}
        </small>
      ))}
    </>
  );
};

const Result = ({ item }: Pick<RowProps, 'item'>) => {
  const t = useT();
  return (
    <>
      <StateTag tone={resultTones[item.result]}>{t(`tenderItems.results.${item.result}`)}</StateTag>{' '}
      <PriceText price={item.awardPrice} />
      {item.awardFrom !== null && (
        <small>
          {item.awardQty !== null && (
            <>
              <QtyText qty={item.awardQty} /> {item.unit} ·{' '}
            </>
          )}
          {item.awardFrom} – {item.awardTo}
        </small>
      )}
      {item.corrections.length > 0 && (
        <small className="td-award-warn">{t('awards.correctedTimes', { count: item.corrections.length })}</small>
      )}
    </>
  );
};

const ItemRow = ({ item, actions }: RowProps) => (
  <tr>
    <td>
      {item.lineNo}. {item.productName}
      <small>{[item.specification, item.maker, item.note].filter(Boolean).join(' · ')}</small>
    </td>
    <td className="is-figure">
      <QtyText qty={item.qty} />
      <small>{item.unit}</small>
    </td>
    <td className="is-figure">
      <PriceText price={item.ceilingPrice} />
    </td>
    <td className="is-figure">
      <PriceText price={item.floorPrice} />
    </td>
    <td>
      <Quote item={item} />
    </td>
    <td className="is-figure">
      <PriceText price={item.openedPrice} />
      {item.bidRank !== null && <small>#{item.bidRank}</small>}
    </td>
    <td>
      <Result item={item} />
    </td>
    <td className="is-actions">
      <MoreMenu actions={actions} />
    </td>
  </tr>
);

const heads = ['product', 'qty', 'ceilingPrice', 'floorPrice', 'quotePrice', 'openedPrice', 'result'] as const;
const figures: readonly string[] = ['qty', 'ceilingPrice', 'floorPrice', 'openedPrice'];
const quotedFen = (items: readonly TenderItemRow[]): number =>
  sumFen(items.map(({ qty, quotePrice }) => (qty === null || quotePrice === null ? 0 : amountFen(qty, quotePrice))));

type TableProps = {
  readonly items: readonly TenderItemRow[];
  readonly actionsOf: (item: TenderItemRow) => RowAction[];
};

export const ItemTable = ({ items, actionsOf }: TableProps) => {
  const t = useT();
  return (
    <div className="td-award-scroll">
      <table className="td-award-table">
        <thead>
          <tr>
            {heads.map((key) => (
              <th key={key} scope="col" className={figures.includes(key) ? 'is-figure' : undefined}>
                {t(`tenderItems.columns.${key}`)}
              </th>
            ))}
            <th scope="col">{t('common.words.actions')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <ItemRow key={item.id} item={item} actions={actionsOf(item)} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={4}>{t('tenderItems.columns.amount')}</td>
            <td colSpan={4}>
              <MoneyText fen={quotedFen(items)} />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
};
