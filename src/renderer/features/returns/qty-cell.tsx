/** A quantity typed into a line of a small table; the table keeps the texts. */
import { Input } from 'antd';
import { parseQty } from '../../../shared/domain/quantity';

/** Thousandths of a typed quantity; undefined when it is none. */
export const typedQty = (text: string): number | undefined => {
  const typed = parseQty(text);
  return typed.ok && typed.value >= 0 ? typed.value : undefined;
};

type Props = {
  readonly label: string;
  readonly text: string;
  readonly maxQty: number;
  readonly autoFocus?: boolean;
  readonly onType: (text: string) => void;
};

export const QtyCell = ({ label, text, maxQty, autoFocus = false, onType }: Props) => {
  const qty = typedQty(text);
  const isBad = text !== '' && (qty === undefined || qty > maxQty);
  return (
    <Input
      size="small"
      inputMode="decimal"
      autoComplete="off"
      autoFocus={autoFocus}
      aria-label={label}
      status={isBad ? 'error' : ''}
      value={text}
      onFocus={({ target }) => target.select()}
      onChange={({ target }) => onType(target.value)}
    />
  );
};
