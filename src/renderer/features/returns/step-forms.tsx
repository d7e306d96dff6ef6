/** What arrived, and how it was judged: a figure for every line. */
import { Form, Input } from 'antd';
import { useState } from 'react';
import type { ReturnLineRow, ReturnRow } from '../../../shared/contract/returns.contract';
import { formatQty } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { QtyCell, typedQty } from './qty-cell';

type Props = { readonly row: ReturnRow; readonly lines: readonly ReturnLineRow[] };
type Texts = Readonly<Record<number, string>>;

const startingWith = (lines: readonly ReturnLineRow[], qtyOf: (line: ReturnLineRow) => number): Texts =>
  Object.fromEntries(lines.map((line) => [line.id, formatQty(qtyOf(line), 'plain')]));

type TableProps = Props & {
  readonly baseLabel: string;
  readonly typedLabel: string;
  readonly restLabel?: string;
  readonly baseOf: (line: ReturnLineRow) => number;
  readonly texts: Texts;
  readonly onType: (texts: Texts) => void;
};

const TypedTable = ({ lines, baseLabel, typedLabel, restLabel, baseOf, texts, onType }: TableProps) => {
  const t = useT();
  return (
    <table className="td-return-lines">
      <thead>
        <tr>
          <th>{t('returns.lines.product')}</th>
          <th className="is-figure">{baseLabel}</th>
          <th>{typedLabel}</th>
          {restLabel && <th className="is-figure">{restLabel}</th>}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <td>
              {line.productName} {line.specification}
              <br />
              {line.batchNo} · {line.expiresLabel}
            </td>
            <td className="is-figure">
              {formatQty(baseOf(line))} {line.unit}
            </td>
            <td className="is-typed">
              <QtyCell
                label={`${typedLabel} ${line.batchNo}`}
                text={texts[line.id] ?? ''}
                maxQty={baseOf(line)}
                onType={(text) => onType({ ...texts, [line.id]: text })}
              />
            </td>
            {restLabel && (
              <td className="is-figure">
                {formatQty(Math.max(baseOf(line) - (typedQty(texts[line.id] ?? '') ?? 0), 0))}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

export const ReceiveForm = ({ row, lines }: Props) => {
  const t = useT();
  const notice = useNotice();
  const receive = useCommand(api.returns.receive);
  const [texts, setTexts] = useState(() => startingWith(lines, ({ qty }) => qty));
  const [location, setLocation] = useState('');
  const send = async () => {
    const arrived = lines.map(({ id }) => ({ lineId: id, receivedQty: typedQty(texts[id] ?? '') ?? 0 }));
    const answer = await receive.run({ returnId: row.id, version: row.version, location, lines: arrived });
    if (answer.ok) notice.success(t('returns.done.receive'));
    else notice.problem(answer.problem);
  };
  return (
    <Form layout="vertical">
      <TypedTable
        row={row}
        lines={lines}
        baseLabel={t('returns.lines.asked')}
        typedLabel={t('returns.lines.received')}
        baseOf={({ qty }) => qty}
        texts={texts}
        onType={setTexts}
      />
      <Form.Item label={t('returns.location')}>
        <Input
          maxLength={40}
          aria-label={t('returns.location')}
          value={location}
          onChange={({ target }) => setLocation(target.value)}
        />
      </Form.Item>
      <ActionButton type="primary" state={row.actions.receive} loading={receive.isBusy} onClick={() => void send()}>
        {t('returns.steps.receive')}
      </ActionButton>
    </Form>
  );
};

export const JudgeForm = ({ row, lines }: Props) => {
  const t = useT();
  const notice = useNotice();
  const judge = useCommand(api.returns.judge);
  const [texts, setTexts] = useState(() => startingWith(lines, ({ receivedQty }) => receivedQty));
  const [verdict, setVerdict] = useState('');
  const send = async () => {
    const judged = lines.map(({ id, receivedQty }) => {
      const passedQty = typedQty(texts[id] ?? '') ?? 0;
      return { lineId: id, passedQty, failedQty: Math.max(receivedQty - passedQty, 0) };
    });
    const answer = await judge.run({ returnId: row.id, version: row.version, verdict, lines: judged });
    if (answer.ok) notice.success(t('returns.done.judge'));
    else notice.problem(answer.problem);
  };
  return (
    <Form layout="vertical">
      <TypedTable
        row={row}
        lines={lines}
        baseLabel={t('returns.lines.received')}
        typedLabel={t('returns.lines.passed')}
        restLabel={t('returns.lines.failed')}
        baseOf={({ receivedQty }) => receivedQty}
        texts={texts}
        onType={setTexts}
      />
      <Form.Item label={t('returns.verdict')} extra={t('returns.verdictHint')} required>
        <Input.TextArea
          rows={2}
          maxLength={300}
          aria-label={t('returns.verdict')}
          value={verdict}
          onChange={({ target }) => setVerdict(target.value)}
        />
      </Form.Item>
      <ActionButton type="primary" state={row.actions.judge} loading={judge.isBusy} onClick={() => void send()}>
        {t('returns.steps.judge')}
      </ActionButton>
    </Form>
  );
};
