/** One report of sales with its lines, and the question before it is taken back. */
import type { SoldReportLine, SoldReportRow } from '../../../shared/contract/sold-reports';
import { formatPrice, formatQty } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { MoneyText } from '../../ui/money-text';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { SidePanel } from '../../ui/side-panel';
import { StateTag } from '../../ui/state-tag';
import { Ask, ReasonField } from './ask';

export const SoldState = ({ row }: { readonly row: Pick<SoldReportRow, 'isReversed' | 'reversalOf'> }) => {
  const t = useT();
  if (row.reversalOf !== '') return <StateTag>{t('soldReports.states.reversal', { number: row.reversalOf })}</StateTag>;
  if (row.isReversed) return <StateTag>{t('soldReports.states.reversed')}</StateTag>;
  return <StateTag tone="good">{t('soldReports.states.live')}</StateTag>;
};

type AskProps = { readonly report: Pick<SoldReportRow, 'id'> | undefined; readonly onClose: () => void };

/** Asks why, then makes the report against it. */
export const TakeBackSold = ({ report, onClose }: AskProps) => {
  const t = useT();
  const notice = useNotice();
  const takeBack = useCommand(api.receivables.takeBackSold);
  const submit = async ({ reason }: { reason: string }) => {
    const answer = await takeBack.run({ reportId: report?.id ?? 0, reason });
    if (answer.ok) notice.success(t('soldReports.takenBack', { number: answer.value.number }));
    return answer;
  };
  return (
    <Ask<{ reason: string }>
      isOpen={report !== undefined}
      title={t('soldReports.takeBack')}
      hint={t('soldReports.takeBackHint')}
      onSubmit={submit}
      onDone={() => undefined}
      onClose={onClose}
    >
      <ReasonField />
    </Ask>
  );
};

type LinesProps = { readonly lines: readonly SoldReportLine[]; readonly isAgainst: boolean };

const Lines = ({ lines, isAgainst }: LinesProps) => {
  const t = useT();
  const sign = isAgainst ? -1 : 1;
  return (
    <table className="td-plain">
      <thead>
        <tr>
          <th>{t('soldReports.columns.product')}</th>
          <th>{t('soldReports.columns.order')}</th>
          <th className="td-number">{t('soldReports.columns.qty')}</th>
          <th className="td-number">{t('soldReports.columns.price')}</th>
          <th className="td-number">{t('soldReports.columns.amountFen')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.orderLineId}>
            <td>
              {line.productName}
              <br />
              <small className="td-quiet">
                {line.specification} {line.maker}
              </small>
            </td>
            <td>{line.orderNumber}</td>
            <td className="td-number">
              {formatQty(sign * line.qty)} {line.unit}
            </td>
            <td className="td-number">{formatPrice(line.price)}</td>
            <td className="td-number">
              <MoneyText fen={sign * line.amountFen} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

type Props = {
  readonly reportId: number;
  readonly entry: number;
  readonly onTakeBack: (report: Pick<SoldReportRow, 'id'>) => void;
  readonly onClose: () => void;
};

export const SoldReportPanel = ({ reportId, entry, onTakeBack, onClose }: Props) => {
  const t = useT();
  const found = useRead(['receivables.soldReport', reportId], () => api.receivables.soldReport({ reportId }), {
    tables: ['sold_report'],
  });
  const { value } = found;
  const footer = value && (
    <ActionButton danger state={value.report.actions.takeBack} onClick={() => onTakeBack(value.report)}>
      {t('soldReports.takeBack')}
    </ActionButton>
  );
  return (
    <SidePanel
      title={value?.report.number ?? t('soldReports.title')}
      extra={value && <SoldState row={value.report} />}
      footer={footer}
      width={620}
      entry={entry}
      onClose={onClose}
    >
      {!value && found.isLoading && <PanelLoading />}
      {!value && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {value && (
        <>
          <dl className="td-facts">
            <dt>{t('soldReports.columns.customerName')}</dt>
            <dd>{value.report.customerName}</dd>
            <dt>{t('soldReports.columns.soldOn')}</dt>
            <dd>{value.report.soldOn}</dd>
            <dt>{t('soldReports.columns.amountFen')}</dt>
            <dd>
              <MoneyText fen={value.report.amountFen} />
            </dd>
            {value.report.remark !== '' && (
              <>
                <dt>{t(value.report.reversalOf === '' ? 'soldReports.columns.remark' : 'receivables.reason')}</dt>
                <dd>{value.report.remark}</dd>
              </>
            )}
          </dl>
          <h3>{t('soldReports.lines')}</h3>
          <Lines lines={value.lines} isAgainst={value.report.reversalOf !== ''} />
        </>
      )}
    </SidePanel>
  );
};
