/** One red form beside the list: where it stands, its lines, the step that is due. */
import type { RedFormRow, RedLineRow, ReissueLineRow } from '../../../shared/contract/red-letters.schemas';
import { formatPercent } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { HistoryList } from '../../ui/history-list';
import { useT } from '../../ui/i18n';
import { MoneyText, PriceText, QtyText } from '../../ui/money-text';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { SidePanel } from '../../ui/side-panel';
import { StateTag } from '../../ui/state-tag';
import { RedClock } from './red-clock';
import { RedFormActions } from './red-form-actions';
import { redLooks, redTables } from './red-looks';
import './red.css';

const way = ['requested', 'approved', 'sent', 'confirmed', 'issued'] as const;
const shortWay = ['requested', 'confirmed', 'issued'] as const;
const theirWay = ['sent', 'confirmed', 'issued'] as const;

const wayOf = ({ isFromBuyer, isBooked }: RedFormRow) => {
  if (isFromBuyer) return theirWay;
  return isBooked ? way : shortWay;
};

/** The states on its way, the present one marked; one that ended early shows where. */
const Way = ({ row }: { readonly row: RedFormRow }) => {
  const t = useT();
  const states: readonly string[] = wayOf(row);
  const at = states.indexOf(row.state);
  return (
    <ol className="td-red-way">
      {wayOf(row).map((state, no) => (
        <li key={state} className={no <= at ? 'is-past' : ''} aria-current={no === at ? 'step' : undefined}>
          {t(`redLetters.states.${state}`)}
        </li>
      ))}
      {at < 0 && <li className="is-ended">{t(redLooks[row.state].label)}</li>}
    </ol>
  );
};

const Facts = ({ row }: { readonly row: RedFormRow }) => {
  const t = useT();
  const facts = [
    ['kind', `${t(`redLetters.kinds.${row.kind}`)}${row.isFromBuyer ? ` · ${t('redLetters.fromBuyer')}` : ''}`],
    ['customerName', row.customerName],
    ['invoiceNumber', `${row.invoiceNumber} · ${row.invoicedOn}`],
    ['reason', t(`redLetters.reasons.${row.reason}`)],
    ['isBooked', row.isBooked ? t('redLetters.booked.yes') : t('redLetters.booked.no')],
    ['formNo', row.formNo],
    ['newTitle', row.newTitle],
    [
      'redNumber',
      row.redNumber !== '' && row.state !== 'issued'
        ? t('redLetters.issue.waits', { number: row.redNumber, on: row.redIssuedOn ?? '' })
        : '',
    ],
    ['requestedBy', `${row.requestedBy} ${row.requestedOn}`],
    ['decidedBy', [row.decidedBy, row.decisionReason].filter(Boolean).join(' ')],
    ['failReason', row.failReason],
    ['remark', row.remark],
  ] as const;
  return (
    <dl className="td-red-facts">
      {facts.map(([key, text]) =>
        text === '' ? null : (
          <div key={key} style={{ display: 'contents' }}>
            <dt>{t(`redLetters.columns.${key}`)}</dt>
            <dd>{text}</dd>
          </div>
        ),
      )}
    </dl>
  );
};

type Line = RedLineRow | ReissueLineRow;
const Lines = ({
  title,
  lines,
  sign,
}: {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly sign: 1 | -1;
}) => {
  const t = useT();
  if (lines.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <table className="td-plain">
        <thead>
          <tr>
            <th>{t('redLetters.form.product')}</th>
            <th className="td-number">{t('redLetters.form.price')}</th>
            <th className="td-number">{t('redLetters.form.quantity')}</th>
            <th className="td-number">{t('redLetters.form.amount')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td>
                {line.productName} <small className="td-quiet">{formatPercent(line.rateBp)}</small>
                {'title' in line && <div className="td-quiet">{`${line.title} ${line.taxNo}`}</div>}
              </td>
              <td className="td-number">
                <PriceText price={line.price} />
              </td>
              <td className="td-number">
                <QtyText qty={sign * line.qty} />
              </td>
              <td className="td-number">
                <MoneyText fen={sign * line.fen} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

type Props = { readonly requestId: number; readonly entry: number; readonly onClose: () => void };

export const RedFormPanel = ({ requestId, entry, onClose }: Props) => {
  const t = useT();
  const found = useRead(['redLetters.get', requestId], () => api.redLetters.get({ requestId }), { tables: redTables });
  const { value } = found;
  const row = value?.form;
  const look = row && redLooks[row.state];
  return (
    <SidePanel
      title={row?.number ?? ''}
      extra={look && <StateTag tone={look.tone}>{t(look.label)}</StateTag>}
      footer={row && <RedFormActions row={row} />}
      width={500}
      entry={entry}
      onClose={onClose}
    >
      {!value && found.isLoading && <PanelLoading />}
      {!value && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {value && row && (
        <>
          <Way row={row} />
          <p>
            <RedClock row={row} isLong />
          </p>
          <Facts row={row} />
          <Lines title={t('redLetters.form.lines')} lines={value.lines} sign={-1} />
          <Lines title={t('redLetters.form.reissueLines')} lines={value.reissue} sign={1} />
          <HistoryList title={t('redLetters.form.history')} rows={value.history} words="redLetters.history" />
        </>
      )}
    </SidePanel>
  );
};
