/** 盘点表: the sheet of the counter, without any quantity of the book. */
import type { CountSheet } from '../../../shared/contract/stocktakes.contract';
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

type Line = CountSheet['lines'][number];

const useColumns = (): readonly PaperColumn<Line>[] => {
  const t = useT();
  return [
    { key: 'no', head: t('stocktakes.columns.line'), share: 6, cell: ({ lineNo }) => String(lineNo) },
    {
      key: 'place',
      head: t('stocktakes.columns.location'),
      share: 14,
      cell: ({ location, area }) => (area === 'stock' ? location : `${location} ${t(`stock.areas.${area}`)}`),
    },
    { key: 'product', head: t('stocktakes.columns.product'), share: 26, cell: ({ productName }) => productName },
    { key: 'spec', head: t('products.fields.specification'), share: 16, cell: ({ specification }) => specification },
    { key: 'maker', head: t('products.fields.maker'), share: 20, cell: ({ maker }) => maker },
    { key: 'batch', head: t('stocktakes.columns.batchNo'), share: 16, cell: ({ batchNo }) => batchNo },
    { key: 'expires', head: t('stocktakes.columns.expires'), share: 14, cell: ({ expiresLabel }) => expiresLabel },
    { key: 'unit', head: t('products.fields.unit'), share: 7, cell: ({ unit }) => unit },
    { key: 'counted', head: t('stocktakes.sheet.counted'), share: 14, cell: () => '' },
    { key: 'note', head: t('stocktakes.sheet.note'), share: 14, cell: () => '' },
  ];
};

const Sheet = ({ content, paper }: { readonly content: CountSheet; readonly paper: DocumentPaper }) => {
  const t = useT();
  const timeZone = useTimeZone();
  const columns = useColumns();
  const { scope, scopeText, round, printedAt, printedBy } = content;
  const hands = [
    `${t('stocktakes.sheet.counter')}: ____________`,
    `${t('stocktakes.sheet.watcher')}: ____________`,
    t('stocktakes.sheet.printedBy', { who: printedBy, at: formatInstant(printedAt, timeZone) }),
  ];
  return (
    <PaperPages
      paper={paper}
      frameMm={60}
      title={t('stocktakes.sheet.title')}
      content={content}
      columns={columns}
      parties={
        <>
          <PaperFact label={t('stocktakes.scope')}>
            {t(`stocktakes.scopes.${scope}`)} {scopeText}
          </PaperFact>
          <PaperFact label={t('stocktakes.columns.round')}>{round}</PaperFact>
          <PaperFact label={t('stocktakes.sheet.date')}>____________</PaperFact>
        </>
      }
      hands={hands}
    />
  );
};

const tables = ['stocktake'];

const StocktakePrintScreen = ({ params }: ScreenProps) => {
  const stocktakeId = Number(params['stocktakeId']);
  const ask = () => api.stocktakes.previewSheet({ stocktakeId });
  const preview = useRead(['stocktakes.previewSheet', stocktakeId], ask, { tables });
  const store = useCommand(api.stocktakes.printSheet);
  const printing = usePrint(() => store.run({ stocktakeId }), print);
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

export default StocktakePrintScreen;
