/** One statement: the account of a customer over a period as it stands, or a statement that was made, on paper. */
import { CopyOutlined, DownloadOutlined, FileDoneOutlined, PrinterOutlined } from '@ant-design/icons';
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useState } from 'react';
import type { StatementContent, StatementPaper } from '../../../shared/contract/receivables-shapes';
import { businessDateOf } from '../../../shared/domain/business-date';
import { api } from '../../rpc/client';
import { print } from '../../rpc/host';
import { useMayState } from '../../rpc/me';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { useSaveFile } from '../../ui/file-saver';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { type ScreenProps, useTabActions } from '../../ui/tab-actions';
import { useTimeZone } from '../../ui/time-zone';
import { statementBytes, statementText } from './statement-files';
import { StatementPrint } from './statement.print';
import './receivables.css';

const tables = ['receipt', 'dispatch_note', 'sales_order', 'opening_document', 'customer', 'sold_report'];
const DAY = 'YYYY-MM-DD';

/** Text and workbook of what is shown. */
const Exports = ({ content }: { readonly content: StatementContent }) => {
  const t = useT();
  const notice = useNotice();
  const save = useSaveFile();
  const copy = async () => {
    await navigator.clipboard.writeText(statementText(content, t));
    notice.success(t('receivables.statement.copied'));
  };
  const write = async () => {
    const name = `${t('receivables.statement.paper.title')} ${content.customerName} ${content.untilOn}.xlsx`;
    if (save) notice.accept(await save(name, await statementBytes(content, t)));
  };
  return (
    <>
      <ActionButton icon={<CopyOutlined />} onClick={() => void copy()}>
        {t('receivables.statement.text')}
      </ActionButton>
      <ActionButton icon={<DownloadOutlined />} onClick={() => void write()}>
        {t('receivables.statement.export')}
      </ActionButton>
    </>
  );
};

type Period = { readonly fromOn: string; readonly untilOn: string };

/** This month until today, unless another period is chosen. */
const usePeriod = () => {
  const timeZone = useTimeZone();
  const [today] = useState(() => businessDateOf(Date.now(), timeZone));
  const [period, setPeriod] = useState<Period>({ fromOn: `${today.slice(0, 8)}01`, untilOn: today });
  const pick = (days: readonly (dayjs.Dayjs | null)[] | null) => {
    const [from, until] = days ?? [];
    if (from && until) setPeriod({ fromOn: from.format(DAY), untilOn: until.format(DAY) });
  };
  return { period, pick };
};

const LiveStatement = ({ customerId }: { readonly customerId: number }) => {
  const t = useT();
  const notice = useNotice();
  const { openTab } = useTabActions();
  const state = useMayState('receivables.state');
  const make = useCommand(api.receivables.makeStatement);
  const { period, pick } = usePeriod();
  const asked = { customerId, ...period };
  const found = useRead(['receivables.statement', asked], () => api.receivables.statement(asked), { tables });
  const run = async () => {
    const answer = await make.run(asked);
    if (!notice.accept(answer) || !answer.ok) return;
    const { statementId, number } = answer.value;
    notice.success(t('receivables.statement.made', { number }));
    openTab({ key: `made-statement/${statementId}`, screen: 'statement', title: number, params: { statementId } });
  };
  return (
    <div className="td-statement-screen">
      <header className="td-receivable-tools">
        <DatePicker.RangePicker
          aria-label={t('receivables.statement.period')}
          allowClear={false}
          value={[dayjs(period.fromOn), dayjs(period.untilOn)]}
          onChange={pick}
        />
        {found.value && <Exports content={found.value} />}
        <ActionButton
          type="primary"
          icon={<FileDoneOutlined />}
          state={state}
          loading={make.isBusy}
          onClick={() => void run()}
        >
          {t('receivables.statement.make')}
        </ActionButton>
      </header>
      <div className="td-statement-stage" role="region" tabIndex={0} aria-label={t('shell.print.preview')}>
        {!found.value && found.isLoading && <PanelLoading />}
        {!found.value && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
        {found.value && <StatementPrint content={found.value} />}
      </div>
    </div>
  );
};

/** Stores the copy, shows exactly what was stored, then lets the printer have it. */
const usePrinting = (statementId: number) => {
  const notice = useNotice();
  const store = useCommand(api.receivables.printStatement);
  const [stored, setStored] = useState<StatementPaper>();
  useEffect(() => {
    if (stored) void print().then((answer) => notice.accept(answer));
  }, [stored, notice]);
  const run = async () => {
    const answer = await store.run({ statementId });
    if (notice.accept(answer) && answer.ok) setStored(answer.value);
  };
  return { run, isBusy: store.isBusy, stored };
};

const MadeStatement = ({ statementId }: { readonly statementId: number }) => {
  const t = useT();
  const found = useRead(
    ['receivables.previewStatement', statementId],
    () => api.receivables.previewStatement({ statementId }),
    { tables: ['customer_statement'] },
  );
  const printing = usePrinting(statementId);
  const paper = printing.stored ?? found.value;
  return (
    <div className="td-statement-screen">
      <header className="td-receivable-tools">
        {paper && (
          <>
            <Exports content={paper.content} />
            <ActionButton
              type="primary"
              icon={<PrinterOutlined />}
              loading={printing.isBusy}
              onClick={() => void printing.run()}
            >
              {t('common.actions.print')}
            </ActionButton>
          </>
        )}
      </header>
      <div className="td-statement-stage" role="region" tabIndex={0} aria-label={t('shell.print.preview')}>
        {!paper && found.isLoading && <PanelLoading />}
        {!paper && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
        {paper && <StatementPrint content={paper.content} copy={paper} />}
      </div>
    </div>
  );
};

const StatementScreen = ({ params }: ScreenProps) => {
  const { statementId, customerId } = params;
  return statementId === undefined ? (
    <LiveStatement customerId={Number(customerId)} />
  ) : (
    <MadeStatement statementId={Number(statementId)} />
  );
};

export default StatementScreen;
