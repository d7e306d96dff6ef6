import { formatFen, formatPrice, formatQty } from '../../shared/domain/format';

type NumberProps = { readonly value: number | null | undefined; readonly format: (value: number) => string };

const NumberText = ({ value, format }: NumberProps) => {
  if (value === null || value === undefined) return null;
  return <span className={value < 0 ? 'td-number is-negative' : 'td-number'}>{format(value)}</span>;
};

/** An amount in fen: grouped, two decimals, red when negative. */
export const MoneyText = ({ fen }: { readonly fen: number | null | undefined }) => (
  <NumberText value={fen} format={formatFen} />
);
/** A unit price in 1/10000 yuan. */
export const PriceText = ({ price }: { readonly price: number | null | undefined }) => (
  <NumberText value={price} format={formatPrice} />
);
/** A quantity in thousandths. */
export const QtyText = ({ qty }: { readonly qty: number | null | undefined }) => (
  <NumberText value={qty} format={formatQty} />
);
