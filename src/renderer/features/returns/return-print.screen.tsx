/** The paper of a return: 销售退回验收单, with a line for every hand it goes through. */
import type { ReturnPaper } from '../../../shared/contract/returns.contract';
import { formatInstant } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { print } from '../../rpc/host';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { useT } from '../../ui/i18n';
import { PaperPages } from '../../ui/print/paper-pages';
import { type DocumentPaper, type PaperColumn, PaperFact } from '../../ui/print/paper-parts';
import { PrintDesk } from '../../ui/print/print-desk';
import { usePrint } from '../../ui/print/use-print';
import type { ScreenProps } from '../../ui/tab-actions';
import { useTimeZone } from '../../ui/time-zone';

type Line = ReturnPaper['lines'][number];

const useColumns = (): readonly PaperColumn<Line>[] => {
  const t = useT();
  const figure = { isNumber: true, share: 11 } as const;
  return [
    { key: 'no', head: t('stockIssues.paper.index'), share: 6, cell: ({ lineNo }) => String(lineNo) },
    { key: 'product', head: t('returns.lines.product'), share: 26, cell: ({ productName }) => productName },
    { key: 'spec', head: t('stockIssues.paper.specification'), share: 18, cell: ({ specification }) => specification },
    { key: 'maker', head: t('stockIssues.paper.maker'), share: 20, cell: ({ maker }) => maker },
    { key: 'batch', head: t('returns.lines.batchNo'), share: 16, cell: ({ batchNo }) => batchNo },
    { key: 'expires', head: t('returns.lines.expires'), share: 15, cell: ({ expiresLabel }) => expiresLabel },
    { key: 'unit', head: t('stockIssues.paper.unit'), share: 8, cell: ({ unit }) => unit },
    { key: 'asked', head: t('returns.lines.asked'), ...figure, cell: ({ qtyText }) => qtyText },
    { key: 'received', head: t('returns.lines.received'), ...figure, cell: ({ receivedText }) => receivedText },
    { key: 'passed', head: t('returns.lines.passed'), ...figure, cell: ({ passedText }) => passedText },
    { key: 'failed', head: t('returns.lines.failed'), ...figure, cell: ({ failedText }) => failedText },
  ];
};

const Sheet = ({ content, paper }: { readonly content: ReturnPaper; readonly paper: DocumentPaper }) => {
  const t = useT();
  const timeZone = useTimeZone();
  const columns = useColumns();
  const { kind, printedAt, printedBy } = content;
  const hands = [
    t('common.words.named', { name: t('returns.paper.signRequest'), value: content.requestedBy }),
    t('common.words.named', { name: t('returns.paper.signDecide'), value: content.decidedBy }),
    t('common.words.named', { name: t('returns.paper.signReceive'), value: content.receivedBy }),
    t('common.words.named', { name: t('returns.paper.signJudge'), value: content.judgedBy }),
    t('stockIssues.paper.printedBy', { who: printedBy, at: formatInstant(printedAt, timeZone) }),
  ];
  return (
    <PaperPages
      paper={paper}
      frameMm={66}
      title={kind === 'exchange' ? t('returns.paper.exchangeTitle') : t('returns.paper.title')}
      content={content}
      columns={columns}
      parties={
        <>
          <PaperFact label={t('returns.columns.buyerName')} isWide>
            {content.buyerName}
          </PaperFact>
          <PaperFact label={t('returns.columns.noteNumber')}>{content.noteNumber}</PaperFact>
          <PaperFact label={t('returns.columns.orderNumber')}>{content.orderNumber}</PaperFact>
          <PaperFact label={t('returns.columns.requestedOn')}>{content.requestedOn}</PaperFact>
          <PaperFact label={t('returns.columns.reason')} isWide>
            {content.reason}
          </PaperFact>
          <PaperFact label={t('returns.paper.inspection')} isWide>
            {content.verdict}
          </PaperFact>
        </>
      }
      hands={hands}
      stamp={t('stockIssues.paper.sign')}
    />
  );
};

const tables = ['return_request'];

const ReturnPrintScreen = ({ params }: ScreenProps) => {
  const returnId = Number(params['returnId']);
  const preview = useRead(['returns.previewPrint', returnId], () => api.returns.previewPrint({ returnId }), { tables });
  const store = useCommand(api.returns.print);
  const printing = usePrint(() => store.run({ returnId }), print);
  const content = printing.stored ?? preview.value;
  return (
    <PrintDesk
      problem={preview.problem}
      onRetry={preview.reload}
      isPrinting={store.isBusy}
      onPrint={() => void printing.run()}
      sheet={content && ((paper) => <Sheet content={content} paper={paper} />)}
    />
  );
};

export default ReturnPrintScreen;
