/** 出库单: the firm's own note, with carrier and boxes, and a counterfoil that comes back signed. */
import { useT } from '../../ui/i18n';
import { degrees } from './degrees';
import { type Shares, usePaperColumns } from './paper-columns';
import { PaperFact } from '../../ui/print/paper-parts';
import type { PaperProps } from './paper-parts';
import { PaperSheet } from './paper-sheet';

const shares: Shares = [
  ['index', 8],
  ['genericName', 28],
  ['specification', 20],
  ['maker', 28],
  ['registrationNo', 19],
  ['batchNo', 16],
  ['madeOn', 18],
  ['expiresOn', 18],
  ['unit', 8],
  ['quantity', 12],
  ['price', 12],
  ['amount', 15],
];

const Shipment = ({ content }: Pick<PaperProps, 'content'>) => {
  const t = useT();
  const { departureTenthC, boxCount } = content;
  return (
    <>
      <PaperFact label={t('dispatch.print.carrier')}>{content.carrier}</PaperFact>
      <PaperFact label={t('dispatch.print.waybillNo')}>{content.waybillNo}</PaperFact>
      <PaperFact label={t('dispatch.print.boxCount')}>
        {boxCount > 0 && boxCount}
        {departureTenthC !== null && ` · ${t('dispatch.print.temperature')} ${degrees(departureTenthC)}℃`}
      </PaperFact>
    </>
  );
};

export const DispatchNotePrint = ({ content, paper }: PaperProps) => {
  const t = useT();
  const columns = usePaperColumns(shares, content.hasPrices);
  const counterfoil = (
    <div className="td-paper-counterfoil">
      {content.number} · {t('dispatch.print.receivedBy')}: ____________________ {t('dispatch.print.receivedOn')}:
      ____________
    </div>
  );
  return (
    <PaperSheet
      content={content}
      paper={paper}
      columns={columns}
      before={<PaperFact label={t('dispatch.print.orderNumber')}>{content.orderNumber}</PaperFact>}
      after={<Shipment content={content} />}
      counterfoil={counterfoil}
    />
  );
};
