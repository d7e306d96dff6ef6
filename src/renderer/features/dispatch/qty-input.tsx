/** A quantity typed into a line of a small table; the table keeps the texts. */
import { Input } from 'antd';
import { parseQty } from '../../../shared/domain/quantity';

/** Thousandths of a typed quantity, 0 for none; undefined when it is no quantity. */
export const typedQty = (text: string): number | undefined => {
  if (text.trim() === '') return 0;
  const typed = parseQty(text);
  return typed.ok && typed.value >= 0 ? typed.value : undefined;
};

type Props = {
  readonly label: string;
  readonly text: string;
  readonly maxQty: number;
  readonly onType: (text: string) => void;
};

export const QtyInput = ({ label, text, maxQty, onType }: Props) => {
  const qty = typedQty(text);
  return (
    <Input
      size="small"
      className="td-qty-input"
      inputMode="decimal"
      autoComplete="off"
      aria-label={label}
      status={qty === undefined || qty > maxQty ? 'error' : ''}
      value={text}
      onFocus={({ target }) => target.select()}
      onChange={({ target }) => onType(target.value)}
    />
  );
};
