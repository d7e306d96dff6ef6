/** One deposit beside the list: what it is, where its money is, what was asked of the payee, its files. */
import { Tabs } from 'antd';
import { Fragment, useState, type ReactNode } from 'react';
import type { DepositDetail, DepositMove, DepositRow } from '../../../shared/contract/deposit-shapes';
import type { DepositStep } from '../../../shared/domain/deposit-words';
import { formatInstant } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useAttachments } from '../../rpc/use-attachments';
import { useRead } from '../../rpc/use-read';
import { MoreMenu } from '../../ui/action-menu';
import { ActionButton } from '../../ui/action-button';
import { Attachments } from '../../ui/attachments';
import { HistoryList } from '../../ui/history-list';
import { useT } from '../../ui/i18n';
import { MoneyText } from '../../ui/money-text';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { SidePanel } from '../../ui/side-panel';
import { StateTag } from '../../ui/state-tag';
import { useTabActions } from '../../ui/tab-actions';
import { useTimeZone } from '../../ui/time-zone';
import { ChaseList, MoveList, ReverseMove } from './deposit-moves';
import { depositLooks, depositTables, letterTab, shareText } from './deposit-words';
import './deposits.css';

type Fact = readonly [string, ReactNode];

const useFacts = (row: DepositRow): readonly Fact[] => {
  const t = useT();
  const timeZone = useTimeZone();
  const share = shareText(row, t);
  const shown = share && <StateTag tone={row.isShareHigh ? 'warning' : 'neutral'}>{share}</StateTag>;
  const asked = `${row.requestedBy} ${formatInstant(row.requestedAt, timeZone)}`;
  const account = [row.payeeBank, row.payeeAccount].filter((text) => text !== '').join(' ');
  const late = row.overdueDays !== null && row.overdueDays > 0 && (
    <StateTag tone="bad">{t('deposits.overdue', { count: row.overdueDays })}</StateTag>
  );
  return [
    [t('deposits.columns.tenderTitle'), [row.tenderTitle, row.tenderNumber].filter(Boolean).join(' ')],
    [t('deposits.columns.kind'), t(`deposits.kinds.${row.kind}`)],
    [t('deposits.columns.form'), t(`deposits.forms.${row.form}`)],
    [t('deposits.columns.payee'), row.payee],
    [t('deposits.columns.payeeAccount'), account],
    [t('deposits.columns.share'), shown],
    [t('deposits.columns.arriveByAt'), row.arriveByAt === null ? '' : formatInstant(row.arriveByAt, timeZone)],
    [t('deposits.columns.payByOn'), row.payByOn ?? ''],
    [t('deposits.columns.paidOn'), row.paidOn ?? ''],
    [t('deposits.columns.arrivedOn'), row.arrivedOn ?? ''],
    [t('deposits.columns.validTo'), row.validTo ?? ''],
    [
      t('deposits.columns.refundDueOn'),
      <>
        {row.refundDueOn} {late}
      </>,
    ],
    [t('deposits.columns.requestedBy'), asked],
    [t('deposits.columns.decidedBy'), [row.decidedBy, row.decisionReason].filter(Boolean).join(' ')],
    [t('deposits.columns.note'), row.note],
  ];
};

/** Where each fen is. */
const Sums = ({ row }: { readonly row: DepositRow }) => {
  const t = useT();
  const sums = ['amountFen', 'outstandingFen', 'returnedFen', 'forfeitedFen', 'convertedFen', 'interestFen'] as const;
  return (
    <div className="td-deposit-sums">
      {sums
        .filter((key) => key === 'amountFen' || key === 'outstandingFen' || row[key] > 0)
        .map((key) => (
          <div key={key}>
            <small>{t(`deposits.columns.${key}`)}</small>
            <b>
              <MoneyText fen={row[key]} />
            </b>
          </div>
        ))}
    </div>
  );
};

const Facts = ({ row }: { readonly row: DepositRow }) => {
  const facts = useFacts(row);
  return (
    <>
      <Sums row={row} />
      <dl className="td-deposit-facts">
        {facts.map(([label, value]) =>
          value === '' ? null : (
            <Fragment key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </Fragment>
          ),
        )}
      </dl>
    </>
  );
};

const Files = ({ depositId }: { readonly depositId: number }) => (
  <Attachments files={useAttachments('deposit', depositId)} />
);

type DetailsProps = { readonly detail: DepositDetail; readonly onReverse: (move: DepositMove) => void };

const Details = ({ detail: { deposit, moves, chases, history }, onReverse }: DetailsProps) => {
  const t = useT();
  const items = [
    { key: 'deposit', label: t('deposits.tabs.deposit'), children: <Facts row={deposit} /> },
    { key: 'moves', label: t('deposits.tabs.moves'), children: <MoveList moves={moves} onReverse={onReverse} /> },
    { key: 'chases', label: t('deposits.tabs.chases'), children: <ChaseList chases={chases} /> },
    { key: 'files', label: t('deposits.tabs.files'), children: <Files depositId={deposit.id} /> },
    {
      key: 'history',
      label: t('deposits.tabs.history'),
      children: <HistoryList title={t('deposits.tabs.history')} rows={history} words="deposits.actions" />,
    },
  ];
  return <Tabs size="small" items={items} />;
};

/** The step that is due in each state, as the big button. */
const dueSteps: readonly DepositStep[] = ['approve', 'pay', 'confirmArrival', 'giveBack'];
export const stepsFor = ({ state, source, overdueDays }: DepositRow): readonly DepositStep[] => {
  if (state === 'requested') return ['approve', 'refuse', 'withdraw', 'changeDates'];
  if (state === 'approved') return ['pay', 'withdraw', 'changeDates'];
  const money = ['addInterest', 'convert', 'forfeit', 'changeDates'] as const;
  if (state === 'paid') return ['confirmArrival', 'giveBack', 'chase', ...money];
  if (state === 'arrived' || state === 'partly') {
    const undo = state === 'arrived' && source === 'request' ? (['undoArrival'] as const) : [];
    return overdueDays ? ['chase', 'giveBack', ...money, ...undo] : ['giveBack', 'chase', ...money, ...undo];
  }
  return ['addInterest'];
};

const SHOWN = 2;

type StepsProps = { readonly row: DepositRow; readonly onAsk: (step: DepositStep, row: DepositRow) => void };

const useDepositSteps = ({ row, onAsk }: StepsProps) => {
  const t = useT();
  return stepsFor(row).map((key) => ({
    ...{ key, label: t(`deposits.act.${key}`), state: row.actions[key] ?? (true as const) },
    ...{ isDanger: key === 'forfeit' || key === 'refuse', onRun: () => onAsk(key, row) },
  }));
};

const Footer = ({ row, onAsk }: StepsProps) => {
  const t = useT();
  const { openTab } = useTabActions();
  const steps = useDepositSteps({ row, onAsk });
  const letter = {
    ...{ key: 'letter', label: t('deposits.act.letter'), state: true as const },
    onRun: () => openTab(letterTab(row, t)),
  };
  const rest = [...steps.slice(SHOWN), ...(row.outstandingFen > 0 ? [letter] : [])];
  return (
    <>
      {steps.slice(0, SHOWN).map(({ key, label, state, onRun }, at) => (
        <ActionButton
          key={key}
          state={state}
          type={at === 0 && dueSteps.includes(key) ? 'primary' : 'default'}
          onClick={onRun}
        >
          {label}
        </ActionButton>
      ))}
      <MoreMenu actions={rest} />
    </>
  );
};

type Props = {
  readonly depositId: number;
  readonly entry: number;
  readonly onAsk: (step: DepositStep, row: DepositRow) => void;
  readonly onClose: () => void;
};

export const DepositPanel = ({ depositId, entry, onAsk, onClose }: Props) => {
  const t = useT();
  const found = useRead(['deposits.get', depositId], () => api.deposits.get({ depositId }), { tables: depositTables });
  const [reversed, setReversed] = useState<DepositMove>();
  const { value } = found;
  const look = value && depositLooks[value.deposit.state];
  return (
    <SidePanel
      title={value?.deposit.number ?? ''}
      extra={
        look && (
          <>
            <StateTag tone={look.tone}>{t(look.label)}</StateTag>
            {value.deposit.isSlipMissing && <StateTag tone="warning">{t('deposits.slipMissing')}</StateTag>}
            {value.deposit.isSamePerson && <StateTag tone="warning">{t('deposits.sameHand')}</StateTag>}
          </>
        )
      }
      width={480}
      entry={entry}
      footer={value && <Footer row={value.deposit} onAsk={onAsk} />}
      onClose={onClose}
    >
      {!value && found.isLoading && <PanelLoading />}
      {!value && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {value && <Details detail={value} onReverse={setReversed} />}
      {value && reversed && <ReverseMove row={value.deposit} move={reversed} onClose={() => setReversed(undefined)} />}
    </SidePanel>
  );
};
