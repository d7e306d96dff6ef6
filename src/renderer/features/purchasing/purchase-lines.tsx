/** The lines of a receipt, and what is to be known about them. */
import { Alert } from 'antd';
import type { PurchaseLineRow } from '../../../shared/contract/purchases.contract';
import { formatPrice, formatQty } from '../../../shared/domain/format';
import { useT } from '../../ui/i18n';
import { type ShownProblem, useProblemText } from '../../ui/problem-text';
import type { PurchaseDetail } from './purchase-detail';

type FindingProps = {
  readonly title: string;
  readonly isHeld?: boolean;
  readonly problems: readonly ShownProblem[];
};

export const Findings = ({ title, isHeld = false, problems }: FindingProps) => {
  const textOf = useProblemText();
  if (problems.length === 0) return null;
  const texts = problems.map(textOf);
  return (
    <div className="td-purchase-notes">
      <Alert
        type={isHeld ? 'error' : 'warning'}
        showIcon
        title={title}
        description={texts.map((text) => <div key={text}>{text}</div>)}
      />
    </div>
  );
};

/** Product, batch and dates in the first cell of a line. */
export const Goods = ({ line }: { readonly line: PurchaseLineRow }) => (
  <>
    {line.productName} {line.specification}
    <br />
    <span className="is-quiet">
      {[line.batchNo, line.madeOn, line.expiresLabel, line.location].filter(Boolean).join(' · ')}
    </span>
  </>
);

export const PurchaseLines = ({ detail: { lines, seesPrices } }: { readonly detail: PurchaseDetail }) => {
  const t = useT();
  return (
    <table className="td-purchase-table">
      <thead>
        <tr>
          <th>{t('purchases.lines.product')}</th>
          <th className="is-figure">{t('purchases.lines.qty')}</th>
          <th className="is-figure">{t('purchases.lines.accepted')}</th>
          <th className="is-figure">{t('purchases.lines.rejected')}</th>
          {seesPrices && <th className="is-figure">{t('purchases.lines.price')}</th>}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <td>
              <Goods line={line} />
            </td>
            <td className="is-figure">
              {formatQty(line.arrivedQty)} {line.unit}
            </td>
            <td className="is-figure">{line.acceptedQty === null ? '' : formatQty(line.acceptedQty)}</td>
            <td className="is-figure">
              {line.acceptedQty === null ? '' : formatQty(line.arrivedQty - line.acceptedQty)}
            </td>
            {seesPrices && <td className="is-figure">{line.price === null ? '' : formatPrice(line.price)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
