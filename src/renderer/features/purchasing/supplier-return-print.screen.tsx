/** 采购退货单, with a line for the supplier's hand. */
import type { SupplierReturnPaper } from '../../../shared/contract/supplier-returns.contract';
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

type Line = SupplierReturnPaper['lines'][number];
type Content = { readonly content: SupplierReturnPaper };

const useColumns = (): readonly PaperColumn<Line>[] => {
  const t = useT();
  return [
    { key: 'no', head: t('supplierReturns.paper.index'), share: 6, cell: ({ lineNo }) => String(lineNo) },
    { key: 'name', head: t('supplierReturns.paper.product'), share: 26, cell: ({ productName }) => productName },
    {
      key: 'spec',
      head: t('supplierReturns.paper.specification'),
      share: 18,
      cell: ({ specification }) => specification,
    },
    { key: 'maker', head: t('supplierReturns.paper.maker'), share: 24, cell: ({ maker }) => maker },
    { key: 'batch', head: t('supplierReturns.columns.batchNo'), share: 18, cell: ({ batchNo }) => batchNo },
    { key: 'until', head: t('supplierReturns.columns.expires'), share: 16, cell: ({ expiresLabel }) => expiresLabel },
    { key: 'unit', head: t('supplierReturns.paper.unit'), share: 8, cell: ({ unit }) => unit },
    {
      key: 'qty',
      head: t('supplierReturns.columns.qty'),
      share: 12,
      isNumber: true,
      cell: ({ qty }) => formatQty(qty),
    },
  ];
};

const Parties = ({ content }: Content) => {
  const t = useT();
  return (
    <>
      <PaperFact label={t('supplierReturns.columns.supplierName')}>{content.supplierName}</PaperFact>
      <PaperFact label={t('supplierReturns.columns.requestedOn')}>{content.requestedOn}</PaperFact>
      <PaperFact label={t('supplierReturns.columns.postedOn')}>
        {content.postedOn ?? t('supplierReturns.paper.pending')}
      </PaperFact>
      <PaperFact label={t('supplierReturns.columns.creditNoteNo')}>{content.creditNoteNo}</PaperFact>
      <PaperFact label={t('supplierReturns.columns.reason')} isWide>
        {content.reason}
      </PaperFact>
    </>
  );
};

const Sheet = ({ content, paper }: Content & { readonly paper: DocumentPaper }) => {
  const t = useT();
  const timeZone = useTimeZone();
  const columns = useColumns();
  const { printedAt, printedBy, requestedBy, decidedBy } = content;
  const hands = [
    t('common.words.named', { name: t('supplierReturns.columns.requestedBy'), value: requestedBy }),
    t('common.words.named', { name: t('supplierReturns.columns.decidedBy'), value: decidedBy }),
    t('common.words.named', { name: t('supplierReturns.paper.receivedBy'), value: '____________' }),
    t('supplierReturns.paper.printedBy', { who: printedBy, at: formatInstant(printedAt, timeZone) }),
  ];
  return (
    <PaperPages
      paper={paper}
      frameMm={66}
      title={t('supplierReturns.paper.title')}
      content={content}
      columns={columns}
      parties={<Parties content={content} />}
      hands={hands}
      stamp={t('supplierReturns.paper.sign')}
    />
  );
};

const tables = ['supplier_return'];

const SupplierReturnPrintScreen = ({ params }: ScreenProps) => {
  const returnId = Number(params['returnId']);
  const ask = () => api.supplierReturns.previewPaper({ returnId });
  const preview = useRead(['supplierReturns.previewPaper', returnId], ask, { tables });
  const store = useCommand(api.supplierReturns.printPaper);
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

export default SupplierReturnPrintScreen;
