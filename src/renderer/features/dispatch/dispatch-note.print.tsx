/** 出库单: the firm's own note, with carrier and boxes, and a counterfoil that comes back signed. */
import { useT } from '../../ui/i18n';
import { PrintSheet } from '../../ui/print-sheet';
import { degrees } from './degrees';
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
    { key: 'name', head: t('dispatch.print.genericName'), share: 28, cell: ({ genericName }) => genericName },
    { key: 'spec', head: t('dispatch.print.specification'), share: 20, cell: ({ specification }) => specification },
    { key: 'maker', head: t('dispatch.print.maker'), share: 28, cell: ({ maker }) => maker },
    { key: 'reg', head: t('dispatch.print.registrationNo'), share: 19, cell: ({ registrationNo }) => registrationNo },
    { key: 'lot', head: t('dispatch.print.batchNo'), share: 16, cell: ({ batchNo }) => batchNo },
    { key: 'made', head: t('dispatch.print.madeOn'), share: 18, cell: ({ madeOn }) => madeOn },
    { key: 'expires', head: t('dispatch.print.expiresOn'), share: 18, cell: ({ expiresOn }) => expiresOn },
    { key: 'unit', head: t('dispatch.print.unit'), share: 8, cell: ({ unit }) => unit },
    { key: 'qty', head: t('dispatch.print.quantity'), share: 12, isNumber: true, cell: ({ qtyText }) => qtyText },
    ...(hasPrices ? prices : []),
  ];
};

export const DispatchNotePrint = ({ content, paper }: PaperProps) => {
  const t = useT();
  const columns = useColumns(content.hasPrices);
  const pages = pagesFor({ content, paper }, columns);
  const { departureTenthC } = content;
  return (
    <PrintSheet
      paper={paper}
      pages={pages.map((lines, at) => (
        <div key={at} className="td-paper">
          <PaperHead content={content} page={at + 1} pages={pages.length} />
          <div className="td-paper-parties">
            <PaperFact label={t('dispatch.print.buyer')}>{content.buyerName}</PaperFact>
            <PaperFact label={t('dispatch.print.orderNumber')}>{content.orderNumber}</PaperFact>
            <PaperFact label={t('dispatch.print.shipOn')}>{content.shipOn}</PaperFact>
            <PaperFact label={t('dispatch.print.receiver')}>
              {content.receiverName} {content.receiverPhone}
            </PaperFact>
            <PaperFact label={t('dispatch.print.address')} isWide>
              {content.receiverAddress}
            </PaperFact>
            <PaperFact label={t('dispatch.print.carrier')}>{content.carrier}</PaperFact>
            <PaperFact label={t('dispatch.print.waybillNo')}>{content.waybillNo}</PaperFact>
            <PaperFact label={t('dispatch.print.boxCount')}>
              {content.boxCount > 0 && content.boxCount}
              {departureTenthC !== null && ` · ${t('dispatch.print.temperature')} ${degrees(departureTenthC)}℃`}
            </PaperFact>
          </div>
          <PaperTable columns={columns} lines={lines} />
          {at === pages.length - 1 && <PaperTotal content={content} />}
          <PaperFoot content={content} />
          <div className="td-paper-counterfoil">
            {content.number} · {t('dispatch.print.receivedBy')}: ____________________ {t('dispatch.print.receivedOn')}:
            ____________
          </div>
        </div>
      ))}
    />
  );
};
