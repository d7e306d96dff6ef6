/** The deposits of a tender and what bidding cost, on its page. */
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { DepositRow } from '../../../shared/contract/deposit-shapes';
import { formatInstant } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { MoneyText } from '../../ui/money-text';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { StateTag } from '../../ui/state-tag';
import { useTimeZone } from '../../ui/time-zone';
import { BidCosts } from './bid-costs';
import { DepositPanel, stepsFor } from './deposit-panel';
import { RequestDeposit } from './deposit-request';
import { depositLooks, depositTables, shareText } from './deposit-words';
import { useDepositAsk } from './use-deposit-steps';
import './deposits.css';

type LineProps = {
  readonly row: DepositRow;
  readonly onOpen: () => void;
  readonly onAsk: ReturnType<typeof useDepositAsk>['ask'];
};

/** When it has to be where. */
const useDueWords = ({ state, arriveByAt, refundDueOn, payByOn }: DepositRow): string => {
  const t = useT();
  const timeZone = useTimeZone();
  if (state !== 'requested' && state !== 'approved') return `${t('deposits.columns.refundDueOn')} ${refundDueOn}`;
  const arrival = arriveByAt === null ? '' : formatInstant(arriveByAt, timeZone);
  return `${t('deposits.columns.arriveByAt')} ${arrival} · ${t('deposits.columns.payByOn')} ${payByOn ?? ''}`;
};

const DepositLine = ({ row, onOpen, onAsk }: LineProps) => {
  const t = useT();
  const due = useDueWords(row);
  const look = depositLooks[row.state];
  const share = shareText(row, t);
  const [step] = stepsFor(row);
  return (
    <tr>
      <td>
        <Button type="link" size="small" className="td-deposit-link" onClick={onOpen}>
          {row.number}
        </Button>
        <div className="td-quiet">{t(`deposits.kinds.${row.kind}`)}</div>
      </td>
      <td>
        {row.payee}
        <div className="td-quiet">{due}</div>
        {row.isShareHigh && <StateTag tone="warning">{share}</StateTag>}
      </td>
      <td>
        <StateTag tone={look.tone}>{t(look.label)}</StateTag>
        {row.overdueDays !== null && row.overdueDays > 0 && (
          <StateTag tone="bad">{t('deposits.overdue', { count: row.overdueDays })}</StateTag>
        )}
      </td>
      <td className="td-number">
        <MoneyText fen={row.amountFen} />
      </td>
      <td className="td-number">
        <MoneyText fen={row.outstandingFen} />
      </td>
      <td>
        {step && row.outstandingFen + Number(row.state === 'requested' || row.state === 'approved') > 0 && (
          <ActionButton size="small" state={row.actions[step] ?? true} onClick={() => onAsk(step, row)}>
            {t(`deposits.act.${step}`)}
          </ActionButton>
        )}
      </td>
    </tr>
  );
};

const heads = ['number', 'payee', 'state', 'amountFen', 'outstandingFen'] as const;

type TableProps = Pick<LineProps, 'onAsk'> & {
  readonly rows: readonly DepositRow[];
  readonly onOpen: (id: number) => void;
};

const DepositTable = ({ rows, onOpen, onAsk }: TableProps) => {
  const t = useT();
  if (rows.length === 0) return <p className="td-quiet">{t('deposits.emptyOf')}</p>;
  return (
    <table className="td-plain">
      <thead>
        <tr>
          {heads.map((key) => (
            <th key={key} className={key.endsWith('Fen') ? 'td-number' : undefined}>
              {t(`deposits.columns.${key}`)}
            </th>
          ))}
          <th aria-label={t('common.actions.more')} />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <DepositLine key={row.id} row={row} onOpen={() => onOpen(row.id)} onAsk={onAsk} />
        ))}
      </tbody>
    </table>
  );
};

const DepositSection = ({ tenderId }: { readonly tenderId: number }) => {
  const t = useT();
  const found = useRead(['deposits.ofTender', tenderId], () => api.deposits.ofTender({ tenderId }), {
    tables: depositTables,
  });
  const [beside, setBeside] = useState<number | 'new'>();
  const { ask, window } = useDepositAsk();
  const close = () => setBeside(undefined);
  if (!found.value) {
    return found.problem ? <PanelRefused problem={found.problem} onRetry={found.reload} /> : <PanelLoading />;
  }
  const { rows, actions } = found.value;
  return (
    <div className="td-deposit-page">
      {beside === undefined && (
        <div>
          <section className="td-deposit-section" aria-label={t('deposits.sectionTitle')}>
            <header>
              <h3>{t('deposits.sectionTitle')}</h3>
              <ActionButton
                icon={<PlusOutlined aria-hidden />}
                state={actions.request}
                onClick={() => setBeside('new')}
              >
                {t('deposits.new')}
              </ActionButton>
            </header>
            <DepositTable rows={rows} onOpen={setBeside} onAsk={ask} />
          </section>
          <BidCosts tenderId={tenderId} />
        </div>
      )}
      {typeof beside === 'number' && (
        <DepositPanel key={beside} depositId={beside} entry={1} onAsk={ask} onClose={close} />
      )}
      {beside === 'new' && <RequestDeposit tenderId={tenderId} onClose={close} onCreated={setBeside} />}
      {window}
    </div>
  );
};

export default DepositSection;
