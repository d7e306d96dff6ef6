/** 药品验收记录: what arrived, how it was judged, by whom. */
import type { AcceptanceRecord } from '../../../shared/contract/purchases.contract';
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
import { shownDegrees } from './typed-values';

type Line = AcceptanceRecord['lines'][number];
type Content = { readonly content: AcceptanceRecord };

const judged = (line: Line, qtyOf: (accepted: number) => number): string =>
  line.acceptedQty === null ? '' : formatQty(qtyOf(line.acceptedQty));

const useColumns = (): readonly PaperColumn<Line>[] => {
  const t = useT();
  const figure = { isNumber: true, share: 10 } as const;
  const word = (key: 'form' | 'specification' | 'registrationNo' | 'maker' | 'batchNo', share: number) => ({
    key,
    head: t(`purchases.paper.${key}`),
    share,
    cell: (line: Line) => line[key],
  });
  return [
    { key: 'no', head: t('purchases.paper.index'), share: 5, cell: ({ lineNo }) => String(lineNo) },
    { key: 'product', head: t('purchases.paper.product'), share: 20, cell: ({ productName }) => productName },
    word('form', 9),
    word('specification', 15),
    word('registrationNo', 16),
    word('maker', 20),
    word('batchNo', 13),
    { key: 'made', head: t('purchases.paper.madeOn'), share: 14, cell: ({ madeOn }) => madeOn ?? '' },
    { key: 'expires', head: t('purchases.paper.expires'), share: 14, cell: ({ expiresLabel }) => expiresLabel },
    { key: 'unit', head: t('purchases.paper.unit'), share: 6, cell: ({ unit }) => unit },
    { key: 'arrived', head: t('purchases.paper.arrived'), ...figure, cell: ({ arrivedQty }) => formatQty(arrivedQty) },
    { key: 'accepted', head: t('purchases.paper.accepted'), ...figure, cell: (line) => judged(line, (qty) => qty) },
    {
      key: 'rejected',
      head: t('purchases.paper.rejected'),
      ...figure,
      cell: (line) => judged(line, (qty) => line.arrivedQty - qty),
    },
  ];
};

const Parties = ({ content }: Content) => {
  const t = useT();
  const { supplierName, paperNo, arrivedOn, arrivalTenthC, acceptedOn, verdict } = content;
  return (
    <>
      <PaperFact label={t('purchases.columns.supplierName')}>{supplierName}</PaperFact>
      <PaperFact label={t('purchases.columns.paperNo')}>{paperNo}</PaperFact>
      <PaperFact label={t('purchases.columns.arrivedOn')}>{arrivedOn}</PaperFact>
      <PaperFact label={t('purchases.columns.acceptedOn')}>{acceptedOn ?? t('purchases.paper.pending')}</PaperFact>
      {arrivalTenthC !== null && (
        <PaperFact label={t('purchases.columns.temperature')}>{shownDegrees(arrivalTenthC)}</PaperFact>
      )}
      <PaperFact label={t('purchases.columns.verdict')} isWide>
        {verdict}
      </PaperFact>
    </>
  );
};

const Sheet = ({ content, paper }: Content & { readonly paper: DocumentPaper }) => {
  const t = useT();
  const timeZone = useTimeZone();
  const columns = useColumns();
  const { printedAt, printedBy, recordedBy, inspectedBy } = content;
  const hands = [
    t('common.words.named', { name: t('purchases.columns.recordedBy'), value: recordedBy }),
    t('common.words.named', { name: t('purchases.columns.inspectedBy'), value: inspectedBy }),
    t('purchases.paper.printedBy', { who: printedBy, at: formatInstant(printedAt, timeZone) }),
  ];
  return (
    <PaperPages
      paper={paper}
      frameMm={70}
      title={t('purchases.paper.title')}
      content={content}
      columns={columns}
      parties={<Parties content={content} />}
      hands={hands}
      stamp={t('purchases.paper.sign')}
    />
  );
};

const tables = ['purchase_receipt'];

const PurchasePrintScreen = ({ params }: ScreenProps) => {
  const receiptId = Number(params['receiptId']);
  const ask = () => api.purchases.previewPaper({ receiptId });
  const preview = useRead(['purchases.previewPaper', receiptId], ask, { tables });
  const store = useCommand(api.purchases.printPaper);
  const printing = usePrint(() => store.run({ receiptId }), print);
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

export default PurchasePrintScreen;
