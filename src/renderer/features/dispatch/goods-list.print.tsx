/** 随货同行单: the list that travels with the goods, with every field the trade asks for. */
import { useT } from '../../ui/i18n';
import { PrintSheet } from '../../ui/print-sheet';
import {
  pagesFor,
  PaperFact,
  PaperFoot,
  PaperHead,
  PaperTable,
  PaperTotal,
  type PaperColumn,
  type PaperProps,
} from './paper-parts';

const useColumns = (hasPrices: boolean): readonly PaperColumn[] => {
  const t = useT();
  const prices: PaperColumn[] = [
    { key: 'price', head: t('dispatch.print.price'), share: 12, isNumber: true, cell: (line) => line.priceText },
    { key: 'amount', head: t('dispatch.print.amount'), share: 15, isNumber: true, cell: (line) => line.amountText },
  ];
  return [
    { key: 'no', head: t('dispatch.print.index'), share: 8, cell: ({ lineNo }) => String(lineNo) },
    {
      key: 'name',
      head: t('dispatch.print.genericName'),
      share: 22,
      cell: ({ genericName, tradeName }) => (tradeName ? `${genericName} (${tradeName})` : genericName),
    },
    { key: 'form', head: t('dispatch.print.form'), share: 10, cell: ({ form }) => form },
    { key: 'spec', head: t('dispatch.print.specification'), share: 15, cell: ({ specification }) => specification },
    { key: 'holder', head: t('dispatch.print.holder'), share: 18, cell: ({ holder }) => holder },
    { key: 'maker', head: t('dispatch.print.maker'), share: 18, cell: ({ maker }) => maker },
    { key: 'reg', head: t('dispatch.print.registrationNo'), share: 19, cell: ({ registrationNo }) => registrationNo },
    { key: 'lot', head: t('dispatch.print.batchNo'), share: 18, cell: ({ batchNo }) => batchNo },
    { key: 'unit', head: t('dispatch.print.unit'), share: 8, cell: ({ unit }) => unit },
    { key: 'qty', head: t('dispatch.print.quantity'), share: 11, isNumber: true, cell: ({ qtyText }) => qtyText },
    { key: 'made', head: t('dispatch.print.madeOn'), share: 19, cell: ({ madeOn }) => madeOn },
    { key: 'expires', head: t('dispatch.print.expiresOn'), share: 19, cell: ({ expiresOn }) => expiresOn },
    ...(hasPrices ? prices : []),
    {
      key: 'storage',
      head: t('dispatch.print.storage'),
      share: 15,
      cell: ({ storageClass }) => t(`dispatch.print.storageClasses.${storageClass}`),
    },
  ];
};

export const GoodsListPrint = ({ content, paper }: PaperProps) => {
  const t = useT();
  const columns = useColumns(content.hasPrices);
  const pages = pagesFor({ content, paper }, columns);
  return (
    <PrintSheet
      paper={paper}
      pages={pages.map((lines, at) => (
        <div key={at} className="td-paper">
          <PaperHead content={content} page={at + 1} pages={pages.length} />
          <div className="td-paper-parties">
            <PaperFact label={t('dispatch.print.supplier')}>{content.firmName}</PaperFact>
            <PaperFact label={t('dispatch.print.buyer')}>{content.buyerName}</PaperFact>
            <PaperFact label={t('dispatch.print.shipOn')}>{content.shipOn}</PaperFact>
            <PaperFact label={t('dispatch.print.receiver')}>
              {content.receiverName} {content.receiverPhone}
            </PaperFact>
            <PaperFact label={t('dispatch.print.address')} isWide>
              {content.receiverAddress}
            </PaperFact>
          </div>
          <PaperTable columns={columns} lines={lines} />
          {at === pages.length - 1 && <PaperTotal content={content} />}
          <PaperFoot content={content} />
        </div>
      ))}
    />
  );
};
