/** Goods of a buyer that he has not reported: a field for each product, and one for each order below it. */
import { Input } from 'antd';
import { Fragment } from 'react';
import type { SoldProduct } from '../../../shared/contract/sold-reports';
import { formatQty } from '../../../shared/domain/format';
import { useT } from '../../ui/i18n';
import { typedSold } from './typed-sold';

/** What was typed, by product and by order line. */
export type SoldTexts = {
  readonly products: Readonly<Record<number, string>>;
  readonly lines: Readonly<Record<number, string>>;
};

type FieldProps = {
  readonly label: string;
  readonly text: string;
  readonly restQty: number;
  readonly onType: (text: string) => void;
};

const QtyField = ({ label, text, restQty, onType }: FieldProps) => {
  const t = useT();
  const qty = typedSold(text);
  const isBad = qty === undefined || qty > restQty;
  return (
    <>
      <Input
        className="td-number"
        inputMode="decimal"
        autoComplete="off"
        aria-label={label}
        aria-invalid={isBad}
        status={isBad ? 'error' : ''}
        value={text}
        onFocus={({ target }) => target.select()}
        onChange={({ target }) => onType(target.value)}
      />
      {isBad && <small role="alert">{t('soldReports.tooMuch', { maxQty: restQty })}</small>}
    </>
  );
};

/** The text of a product: what was typed for it, or what its lines add up to. */
const totalText = ({ productId, lines }: SoldProduct, texts: SoldTexts): string => {
  const typed = texts.products[productId];
  if (typed !== undefined) return typed;
  const sum = lines.reduce((total, { orderLineId }) => total + (typedSold(texts.lines[orderLineId]) ?? 0), 0);
  return sum === 0 ? '' : formatQty(sum);
};

type Props = {
  readonly products: readonly SoldProduct[];
  readonly texts: SoldTexts;
  readonly onProduct: (product: SoldProduct, text: string) => void;
  readonly onLine: (product: SoldProduct, orderLineId: number, text: string) => void;
};

const ProductRows = ({ product, texts, onProduct, onLine }: Omit<Props, 'products'> & { product: SoldProduct }) => {
  const t = useT();
  const { productName, specification, maker, unit, restQty } = product;
  return (
    <Fragment>
      <tr className="td-sold-product">
        <td colSpan={3}>
          {productName} {specification} <small className="td-quiet">{maker}</small>
        </td>
        <td className="td-number">
          {formatQty(restQty)} {unit}
        </td>
        <td>
          <QtyField
            label={`${t('soldReports.askedQty')} ${productName} ${specification}`}
            text={totalText(product, texts)}
            restQty={restQty}
            onType={(text) => onProduct(product, text)}
          />
        </td>
      </tr>
      {product.lines.map((line) => (
        <tr key={line.orderLineId}>
          <td>{line.orderNumber}</td>
          <td>{line.shippedOn}</td>
          <td className="td-number">{formatQty(line.reportedQty)}</td>
          <td className="td-number">{formatQty(line.restQty)}</td>
          <td>
            <QtyField
              label={`${t('soldReports.columns.now')} ${line.orderNumber} ${productName}`}
              text={texts.lines[line.orderLineId] ?? ''}
              restQty={line.restQty}
              onType={(text) => onLine(product, line.orderLineId, text)}
            />
          </td>
        </tr>
      ))}
    </Fragment>
  );
};

export const SoldTable = ({ products, ...rest }: Props) => {
  const t = useT();
  return (
    <div className="td-sold-goods">
      <table className="td-plain">
        <thead>
          <tr>
            <th>{t('soldReports.columns.order')}</th>
            <th>{t('soldReports.columns.shippedOn')}</th>
            <th className="td-number">{t('soldReports.columns.reported')}</th>
            <th className="td-number">{t('soldReports.columns.rest')}</th>
            <th className="td-number">{t('soldReports.columns.now')}</th>
          </tr>
        </thead>
        <tbody>
          {products.map((product) => (
            <ProductRows key={product.productId} product={product} {...rest} />
          ))}
        </tbody>
      </table>
    </div>
  );
};
