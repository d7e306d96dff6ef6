/** What the buyer did not take, line by line: refused at the door, or never arrived. */
import { Input } from 'antd';
import type { NoteLine } from '../../../shared/contract/dispatch-shapes';
import { formatQty } from '../../../shared/domain/format';
import { useT } from '../../ui/i18n';
import { QtyInput, typedQty } from './qty-input';

export type RejectTexts = Readonly<
  Record<number, { readonly refused: string; readonly short: string; readonly reason: string }>
>;
const nothing = { refused: '', short: '', reason: '' };

export type Rejected = {
  readonly lineId: number;
  readonly refusedQty: number;
  readonly shortQty: number;
  readonly reason: string;
};
type Read =
  | { readonly ok: true; readonly lines: readonly Rejected[] }
  | { readonly ok: false; readonly key: 'badQty' | 'reasonMissing' | 'nothingRejected'; readonly line: number };

/** The typed lines as the engine takes them, or what is wrong with the first bad one. */
export function readRejected(lines: readonly NoteLine[], texts: RejectTexts): Read {
  const found: Rejected[] = [];
  for (const { id: lineId, lineNo: line, qty } of lines) {
    const { refused, short, reason } = texts[lineId] ?? nothing;
    const refusedQty = typedQty(refused);
    const shortQty = typedQty(short);
    if (refusedQty === undefined || shortQty === undefined || refusedQty + shortQty > qty) {
      return { ok: false, key: 'badQty', line };
    }
    if (refusedQty + shortQty === 0) continue;
    if (reason.trim() === '') return { ok: false, key: 'reasonMissing', line };
    found.push({ lineId, refusedQty, shortQty, reason: reason.trim() });
  }
  return found.length > 0 ? { ok: true, lines: found } : { ok: false, key: 'nothingRejected', line: 0 };
}

type Props = {
  readonly lines: readonly NoteLine[];
  readonly texts: RejectTexts;
  readonly onType: (texts: RejectTexts) => void;
};

export const RejectLines = ({ lines, texts, onType }: Props) => {
  const t = useT();
  const type = (lineId: number, part: Partial<RejectTexts[number]>) =>
    onType({ ...texts, [lineId]: { ...nothing, ...texts[lineId], ...part } });
  return (
    <table className="td-plain td-typed">
      <thead>
        <tr>
          <th>{t('dispatch.line.product')}</th>
          <th className="td-number">{t('dispatch.line.qty')}</th>
          <th>{t('dispatch.sign.refused')}</th>
          <th>{t('dispatch.sign.short')}</th>
          <th>{t('dispatch.sign.reason')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, productName, batchNo, qty, unit }) => {
          const { refused, short, reason } = texts[id] ?? nothing;
          const label = `${productName} ${batchNo}`;
          return (
            <tr key={id}>
              <td>
                {productName} <small>{batchNo}</small>
              </td>
              <td className="td-number">
                {formatQty(qty)} {unit}
              </td>
              <td>
                <QtyInput
                  label={`${t('dispatch.sign.refused')} ${label}`}
                  text={refused}
                  maxQty={qty}
                  onType={(text) => type(id, { refused: text })}
                />
              </td>
              <td>
                <QtyInput
                  label={`${t('dispatch.sign.short')} ${label}`}
                  text={short}
                  maxQty={qty}
                  onType={(text) => type(id, { short: text })}
                />
              </td>
              <td>
                <Input
                  size="small"
                  maxLength={200}
                  aria-label={`${t('dispatch.sign.reason')} ${label}`}
                  value={reason}
                  onChange={({ target }) => type(id, { reason: target.value })}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};
