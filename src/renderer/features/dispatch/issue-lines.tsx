/** The lines of a note to be, each with the lots it may take and how much of each. */
import { Input } from 'antd';
import type { Proposal } from '../../../shared/contract/dispatch-shapes';
import { formatQty } from '../../../shared/domain/format';
import { parseQty } from '../../../shared/domain/quantity';
import { okay, type Result } from '../../../shared/domain/problem';
import { useT } from '../../ui/i18n';
import { StateTag } from '../../ui/state-tag';

type Line = Proposal['lines'][number];
/** Typed quantities by `orderLineId/lotId`. */
export type Taken = Readonly<Record<string, string>>;

const keyOf = (line: Line, lotId: number) => `${line.orderLineId}/${lotId}`;

/** What the engine proposes, as text to type over. */
export const proposedOf = ({ lines }: Proposal): Taken =>
  Object.fromEntries(
    lines.flatMap((line) => line.parts.map(({ lotId, qty }) => [keyOf(line, lotId), formatQty(qty, 'plain')] as const)),
  );

type Asked = { orderLineId: number; qty: number; lots: { lotId: number; qty: number }[] };

/** The typed quantities as the command takes them; lines without any are left out. */
export const askedOf = ({ lines }: Proposal, taken: Taken): Result<Asked[]> => {
  const asked: Asked[] = [];
  for (const line of lines) {
    const lots: Asked['lots'] = [];
    for (const { lotId } of line.lots) {
      const text = taken[keyOf(line, lotId)]?.trim() ?? '';
      if (text === '') continue;
      const qty = parseQty(text);
      if (!qty.ok) return qty;
      if (qty.value > 0) lots.push({ lotId, qty: qty.value });
    }
    const sum = lots.reduce((total, { qty }) => total + qty, 0);
    if (sum > 0) asked.push({ orderLineId: line.orderLineId, qty: sum, lots });
  }
  return okay(asked);
};

type LineProps = { readonly line: Line; readonly taken: Taken; readonly onTake: (key: string, text: string) => void };

const IssueLine = ({ line, taken, onTake }: LineProps) => {
  const t = useT();
  return (
    <section className="td-issue-line">
      <h3>
        {line.productName}
        <small>
          {line.specification} · {line.maker}
        </small>
        {line.isControlled && <StateTag tone="warning">{t('dispatch.line.controlled')}</StateTag>}
        {line.shortQty > 0 && (
          <StateTag tone="bad">{t('dispatch.line.short', { qty: formatQty(line.shortQty) })}</StateTag>
        )}
        <span className="td-number">
          {t('dispatch.line.rest')} {formatQty(line.restQty)} {line.unit}
        </span>
      </h3>
      {line.lots.map((lot) => (
        <label key={lot.lotId} className="td-issue-lot">
          <span>
            {lot.batchNo} <small>{`${t('dispatch.line.expiresOn')} ${lot.expiresOn} ${lot.location}`}</small>
          </span>
          <small>{t('dispatch.line.free', { qty: formatQty(lot.freeQty) })}</small>
          <Input
            className="td-number"
            inputMode="decimal"
            aria-label={`${line.productName} ${lot.batchNo}`}
            value={taken[keyOf(line, lot.lotId)] ?? ''}
            onChange={({ target }) => onTake(keyOf(line, lot.lotId), target.value)}
          />
        </label>
      ))}
    </section>
  );
};

type Props = { readonly proposal: Proposal; readonly taken: Taken; readonly onChange: (taken: Taken) => void };

export const IssueLines = ({ proposal, taken, onChange }: Props) => (
  <div>
    {proposal.lines.map((line) => (
      <IssueLine
        key={line.orderLineId}
        line={line}
        taken={taken}
        onTake={(key, text) => onChange({ ...taken, [key]: text })}
      />
    ))}
  </div>
);
