/** The lines of a blue invoice with what may still be red of each, and what of it this form takes. */
import { Input } from 'antd';
import type { BlueDetail } from '../../../shared/contract/red-letters.schemas';
import { formatFen, formatQty } from '../../../shared/domain/format';
import { useT } from '../../ui/i18n';
import { MoneyText, PriceText, QtyText } from '../../ui/money-text';

export type Texts = Readonly<Record<number, string>>;
type Line = BlueDetail['lines'][number];
type Mode = 'whole' | 'quantity' | 'amount';
type Props = {
  readonly lines: readonly Line[];
  readonly mode: Mode;
  readonly texts: Texts;
  readonly onType: (texts: Texts) => void;
};

/** What is proposed beside the field: what waits, as far as it is free. */
const hintOf = (line: Line, mode: Mode): string =>
  mode === 'amount'
    ? formatFen(line.freeAllowanceFen, 'plain')
    : formatQty(Math.min(line.pendingQty, line.freeQty), 'plain');

export const RedLines = ({ lines, mode, texts, onType }: Props) => {
  const t = useT();
  const typed = mode === 'amount' ? t('redLetters.form.fen') : t('redLetters.form.qty');
  return (
    <>
      <table className="td-plain td-red-lines">
        <thead>
          <tr>
            <th>{t('redLetters.form.product')}</th>
            <th className="td-number">{t('redLetters.form.price')}</th>
            <th className="td-number">{t('redLetters.form.left')}</th>
            <th className="td-number">{t('redLetters.form.waiting')}</th>
            {mode !== 'whole' && <th>{typed}</th>}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td>{line.productName}</td>
              <td className="td-number">
                <PriceText price={line.price} />
              </td>
              <td className="td-number">
                <QtyText qty={line.freeQty} />
                <br />
                <MoneyText fen={line.freeFen} />
              </td>
              <td className="td-number">
                <QtyText qty={line.pendingQty} />
                <br />
                <MoneyText fen={line.pendingFen} />
              </td>
              {mode !== 'whole' && (
                <td>
                  <Input
                    size="small"
                    inputMode="decimal"
                    autoComplete="off"
                    aria-label={`${typed} ${line.productName}`}
                    placeholder={hintOf(line, mode)}
                    value={texts[line.id] ?? ''}
                    onChange={({ target }) => onType({ ...texts, [line.id]: target.value })}
                  />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="td-quiet">
        {mode === 'whole' && t('redLetters.form.wholeHint')}
        {mode === 'amount' && t('redLetters.form.allowanceHint')}
      </p>
    </>
  );
};
