/** The confirmation letter of a customer, or the balance table of the firm, as it will be on paper. */
import { CopyOutlined, DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { useEffect, useState, type ReactNode } from 'react';
import type { InvoiceLetter, LetterPaper } from '../../../shared/contract/periods.contract';
import { formatInstant } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { print } from '../../rpc/host';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { useSaveFile } from '../../ui/file-saver';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import type { ScreenProps } from '../../ui/tab-actions';
import { useTimeZone } from '../../ui/time-zone';
import { letterBytes, letterText } from './period-letter-files';
import { BalanceTablePrint, LetterPrint } from './period-paper.print';
import { ledgerTables } from './period-parts';
import { allBalances } from './period-rows';

const Stage = ({ tools, children }: { readonly tools: ReactNode; readonly children: ReactNode }) => {
  const t = useT();
  return (
    <div className="td-period">
      <header className="td-period-head">{tools}</header>
      <div className="td-period-stage" role="region" tabIndex={0} aria-label={t('shell.print.preview')}>
        {children}
      </div>
    </div>
  );
};

/** Text and workbook of what is shown. */
const LetterExports = ({ content }: { readonly content: InvoiceLetter }) => {
  const t = useT();
  const notice = useNotice();
  const save = useSaveFile();
  const copy = async () => {
    await navigator.clipboard.writeText(letterText(content, t));
    notice.success(t('periods.balances.copied'));
  };
  const write = async () => {
    const name = `${t('periods.letter.title').replaceAll('/', ' ')} ${content.customerName} ${content.on}.xlsx`;
    if (save) notice.accept(await save(name, await letterBytes(content, t)));
  };
  return (
    <>
      <ActionButton icon={<CopyOutlined />} onClick={() => void copy()}>
        {t('periods.balances.copy')}
      </ActionButton>
      <ActionButton icon={<DownloadOutlined />} onClick={() => void write()}>
        {t('periods.balances.export')}
      </ActionButton>
    </>
  );
};

type Asked = { readonly customerId: number; readonly on: string };

const Letter = ({ asked }: { readonly asked: Asked }) => {
  const t = useT();
  const notice = useNotice();
  const timeZone = useTimeZone();
  const store = useCommand(api.periods.printLetter);
  const [stored, setStored] = useState<LetterPaper>();
  const found = useRead(['periods.letter', asked], () => api.periods.letter(asked), { tables: ledgerTables });
  // Exactly what was kept is what the printer gets.
  useEffect(() => {
    if (stored) void print().then((answer) => notice.accept(answer));
  }, [stored, notice]);
  const run = async () => {
    const answer = await store.run(asked);
    if (notice.accept(answer) && answer.ok) setStored(answer.value);
  };
  const content = stored?.content ?? found.value;
  const tools = (
    <>
      <ActionButton type="primary" icon={<PrinterOutlined />} loading={store.isBusy} onClick={() => void run()}>
        {t('periods.letter.print')}
      </ActionButton>
      {content && <LetterExports content={content} />}
    </>
  );
  const foot =
    stored && t('periods.letter.printed', { who: stored.printedBy, at: formatInstant(stored.printedAt, timeZone) });
  return (
    <Stage tools={tools}>
      {!content && found.isLoading && <PanelLoading />}
      {!content && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {content && <LetterPrint content={content} foot={foot} />}
    </Stage>
  );
};

const Table = ({ on }: { readonly on: string }) => {
  const t = useT();
  const notice = useNotice();
  const rows = useRead(['periods.allBalances', on], () => allBalances(on), { tables: ledgerTables });
  const about = useRead(['settings.about'], () => api.settings.about({}), { tables: ['setting'] });
  const tools = (
    <ActionButton
      type="primary"
      icon={<PrinterOutlined />}
      onClick={() => void print().then((answer) => notice.accept(answer))}
    >
      {t('common.actions.print')}
    </ActionButton>
  );
  return (
    <Stage tools={tools}>
      {!rows.value && rows.isLoading && <PanelLoading />}
      {!rows.value && rows.problem && <PanelRefused problem={rows.problem} onRetry={rows.reload} />}
      {rows.value && <BalanceTablePrint rows={rows.value} firm={about.value?.firmName ?? ''} on={on} />}
    </Stage>
  );
};

const PaperScreen = ({ params }: ScreenProps) => {
  const { customerId } = params;
  const on = String(params['on']);
  return customerId === undefined ? <Table on={on} /> : <Letter asked={{ customerId: Number(customerId), on }} />;
};

export default PaperScreen;
