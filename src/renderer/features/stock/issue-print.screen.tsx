/** The paper of an issue without a sale: 药品报损单, 不合格药品销毁记录, 样品领用单. */
import type { StockIssuePaper } from '../../../shared/contract/stock-issues.contract';
import { formatInstant, formatQty } from '../../../shared/domain/format';
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

type Line = StockIssuePaper['lines'][number];

const useColumns = (): readonly PaperColumn<Line>[] => {
  const t = useT();
  return [
    { key: 'no', head: t('stockIssues.paper.index'), share: 6, cell: ({ lineNo }) => String(lineNo) },
    { key: 'product', head: t('stockIssues.paper.product'), share: 26, cell: ({ productName }) => productName },
    { key: 'spec', head: t('stockIssues.paper.specification'), share: 18, cell: ({ specification }) => specification },
    { key: 'maker', head: t('stockIssues.paper.maker'), share: 22, cell: ({ maker }) => maker },
    { key: 'batch', head: t('stockIssues.paper.batchNo'), share: 18, cell: ({ batchNo }) => batchNo },
    { key: 'expires', head: t('stockIssues.paper.expires'), share: 16, cell: ({ expiresLabel }) => expiresLabel },
    { key: 'unit', head: t('stockIssues.paper.unit'), share: 8, cell: ({ unit }) => unit },
    { key: 'qty', head: t('stockIssues.paper.qty'), share: 12, isNumber: true, cell: ({ qty }) => formatQty(qty) },
    {
      key: 'place',
      head: t('stockIssues.paper.place'),
      share: 20,
      cell: ({ area, location }) => `${t(`stock.areas.${area}`)} ${location}`,
    },
  ];
};

const Sheet = ({ content, paper }: { readonly content: StockIssuePaper; readonly paper: DocumentPaper }) => {
  const t = useT();
  const timeZone = useTimeZone();
  const columns = useColumns();
  const { kind, state, printedAt, printedBy } = content;
  const hands = [
    t('common.words.named', { name: t('stockIssues.paper.requestedBy'), value: content.requestedBy }),
    t('common.words.named', { name: t('stockIssues.paper.approvedBy'), value: content.decidedBy }),
    t('common.words.named', { name: t(`stockIssues.receivers.${kind}`), value: '____________' }),
    t('stockIssues.paper.printedBy', { who: printedBy, at: formatInstant(printedAt, timeZone) }),
  ];
  return (
    <PaperPages
      paper={paper}
      frameMm={66}
      title={t(`stockIssues.paper.titles.${kind}`)}
      content={content}
      columns={columns}
      parties={
        <>
          <PaperFact label={t('stockIssues.columns.requestedOn')}>{content.requestedOn}</PaperFact>
          <PaperFact label={t('stockIssues.columns.postedOn')}>
            {content.postedOn ?? t('stockIssues.paper.pending')}
          </PaperFact>
          <PaperFact label={t('stockIssues.columns.state')}>{t(`stockIssues.states.${state}`)}</PaperFact>
          <PaperFact label={t('stockIssues.columns.reason')} isWide>
            {content.reason}
          </PaperFact>
          {content.receiver !== '' && (
            <PaperFact label={t(`stockIssues.receivers.${kind}`)}>{content.receiver}</PaperFact>
          )}
        </>
      }
      hands={hands}
      stamp={t('stockIssues.paper.sign')}
    />
  );
};

const tables = ['stock_issue'];

const IssuePrintScreen = ({ params }: ScreenProps) => {
  const issueId = Number(params['issueId']);
  const ask = () => api.stockIssues.previewPaper({ issueId });
  const preview = useRead(['stockIssues.previewPaper', issueId], ask, { tables });
  const store = useCommand(api.stockIssues.printPaper);
  const printing = usePrint(() => store.run({ issueId }), print);
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

export default IssuePrintScreen;
