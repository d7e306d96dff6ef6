/** The sales order on paper, for the buyer to confirm: A4 or 241 mm. */
import type { OrderPaper } from '../../../shared/contract/order-paper.schemas';
import { formatInstant } from '../../../shared/domain/format';
import { useT } from '../../ui/i18n';
import {
  type DocumentPaper,
  pagesFor,
  type PaperColumn,
  PaperFact,
  PaperFoot,
  PaperHead,
  PaperTable,
  PaperTotal,
} from '../../ui/print/paper-parts';
import { PrintSheet } from '../../ui/print-sheet';
import { useTimeZone } from '../../ui/time-zone';

type Line = OrderPaper['lines'][number];

const useColumns = (): readonly PaperColumn<Line>[] => {
  const t = useT();
  const head = (
    key: 'no' | 'code' | 'name' | 'specification' | 'maker' | 'unit' | 'qty' | 'price' | 'amount' | 'remark',
  ) => ({
    key,
    head: t(`orders.paper.columns.${key}`),
  });
  return [
    { ...head('no'), share: 6, cell: ({ lineNo }) => String(lineNo) },
    { ...head('code'), share: 14, cell: ({ productCode }) => productCode },
    {
      ...head('name'),
      share: 30,
      cell: ({ genericName, tradeName }) => (tradeName ? `${genericName} (${tradeName})` : genericName),
    },
    { ...head('specification'), share: 20, cell: ({ specification }) => specification },
    { ...head('maker'), share: 26, cell: ({ maker }) => maker },
    { ...head('unit'), share: 7, cell: ({ unit }) => unit },
    { ...head('qty'), share: 12, isNumber: true, cell: ({ qtyText }) => qtyText },
    { ...head('price'), share: 14, isNumber: true, cell: ({ priceText }) => priceText },
    { ...head('amount'), share: 16, isNumber: true, cell: ({ amountText }) => amountText },
    { ...head('remark'), share: 16, cell: ({ remark }) => remark },
  ];
};

const Parties = ({ content }: { readonly content: OrderPaper }) => {
  const t = useT();
  const { paymentTerm, paymentDays: days, invoiceDemand } = content;
  const said = (key: 'buyer' | 'orderedOn' | 'deliveryOn' | 'customerOrderNo' | 'owner' | 'receiver' | 'address') =>
    t(`orders.paper.${key}`);
  return (
    <div className="td-paper-parties">
      <PaperFact label={said('buyer')} isWide>
        {content.buyerName}
      </PaperFact>
      <PaperFact label={said('orderedOn')}>{content.orderedOn}</PaperFact>
      <PaperFact label={said('receiver')}>
        {content.receiverName} {content.receiverPhone}
      </PaperFact>
      <PaperFact label={said('address')} isWide>
        {content.receiverAddress}
      </PaperFact>
      <PaperFact label={t('orders.paper.paymentTerm')}>{t(`customers.paymentTerm.${paymentTerm}`, { days })}</PaperFact>
      <PaperFact label={t('orders.paper.invoiceDemand')}>{t(`orders.invoiceDemand.${invoiceDemand}`)}</PaperFact>
      <PaperFact label={said('deliveryOn')}>{content.deliveryOn ?? ''}</PaperFact>
      <PaperFact label={said('customerOrderNo')}>{content.customerOrderNo}</PaperFact>
      <PaperFact label={said('owner')}>{content.ownerName}</PaperFact>
      <PaperFact label={t('orders.paper.shippingDemand')}>{content.shippingDemand}</PaperFact>
    </div>
  );
};

type Props = { readonly content: OrderPaper; readonly paper: DocumentPaper };

export const OrderPrint = ({ content, paper }: Props) => {
  const t = useT();
  const timeZone = useTimeZone();
  const columns = useColumns();
  const pages = pagesFor({ lines: content.lines, paper }, columns);
  const { number, copyNo: copy, printedBy: who, printedAt, totalFen, totalText, approvedBy } = content;
  const hands = [
    t('common.words.named', { name: t('orders.paper.approvedBy'), value: approvedBy }),
    t('common.words.named', { name: t('orders.paper.confirmed'), value: '' }),
    t('orders.paper.printedBy', { who, at: formatInstant(printedAt, timeZone) }),
  ];
  return (
    <PrintSheet
      paper={paper}
      pages={pages.map((lines, at) => (
        <div key={at} className="td-paper">
          <PaperHead
            firm={content}
            title={t('orders.paper.title')}
            number={number}
            pageWords={t('orders.paper.page', { page: at + 1, pages: pages.length })}
            againWords={copy > 1 ? t('orders.paper.again', { copy }) : ''}
          />
          <Parties content={content} />
          <PaperTable columns={columns} lines={lines} />
          {at === pages.length - 1 && <PaperTotal label={t('orders.paper.total')} fen={totalFen} text={totalText} />}
          <PaperFoot hands={hands} stamp={t('orders.paper.stamp')} />
        </div>
      ))}
    />
  );
};
