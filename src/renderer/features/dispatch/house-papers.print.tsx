/** Papers that stay in the house: for the shelf before and after, the record of the check, and who took over cold goods. */
import type { ReactNode } from 'react';
import { formatInstant } from '../../../shared/domain/format';
import { useT } from '../../ui/i18n';
import { useTimeZone } from '../../ui/time-zone';
import { degrees } from './degrees';
import { type Shares, usePaperColumns } from './paper-columns';
import { PaperFact } from '../../ui/print/paper-parts';
import type { PaperProps } from './paper-parts';
import { PaperSheet } from './paper-sheet';

const shelfShares: Shares = [
  ['index', 6],
  ['location', 14],
  ['genericName', 28],
  ['specification', 18],
  ['maker', 24],
  ['batchNo', 16],
  ['expiresOn', 14],
  ['unit', 6],
  ['quantity', 10],
];
const recordShares: Shares = [
  ['index', 6],
  ['genericName', 26],
  ['specification', 16],
  ['maker', 22],
  ['registrationNo', 18],
  ['batchNo', 16],
  ['expiresOn', 14],
  ['unit', 6],
  ['quantity', 10],
  ['counted', 10],
  ['scans', 10],
  ['appearance', 8],
];
const coldShares: Shares = [
  ['index', 6],
  ['genericName', 28],
  ['specification', 18],
  ['maker', 24],
  ['batchNo', 16],
  ['expiresOn', 14],
  ['unit', 6],
  ['quantity', 10],
];

const useInstant = () => {
  const timeZone = useTimeZone();
  return (at: number | null): string => (at === null ? '' : formatInstant(at, timeZone));
};

const OrderFact = ({ content }: Pick<PaperProps, 'content'>): ReactNode => {
  const t = useT();
  return <PaperFact label={t('dispatch.print.orderNumber')}>{content.orderNumber}</PaperFact>;
};

/** 拣货单: in the order of a walk through the store, with room for what was found. */
export const PickingListPrint = ({ content, paper }: PaperProps) => {
  const columns = usePaperColumns([...shelfShares, ['picked', 12]], false);
  return <PaperSheet content={content} paper={paper} columns={columns} before={<OrderFact content={content} />} />;
};

/** 退货位单: what a voided note brings back to the shelf. */
export const PutBackPrint = ({ content, paper }: PaperProps) => {
  const t = useT();
  const columns = usePaperColumns([...shelfShares, ['put', 12]], false);
  const reason = (
    <PaperFact label={t('dispatch.print.voidReason')} isWide>
      {content.voidReason}
    </PaperFact>
  );
  return (
    <PaperSheet
      content={content}
      paper={paper}
      columns={columns}
      before={<OrderFact content={content} />}
      after={reason}
    />
  );
};

/** 出库复核记录: who counted what, when, and whether picker and checker were one person. */
export const CheckRecordPrint = ({ content, paper }: PaperProps) => {
  const t = useT();
  const instant = useInstant();
  const columns = usePaperColumns(recordShares, false).map((column) =>
    column.key === 'appearance' ? { ...column, cell: () => t('dispatch.print.good') } : column,
  );
  const checked = (
    <>
      <PaperFact label={t('dispatch.print.checkedAt')}>{instant(content.checkedAt)}</PaperFact>
      {content.isSamePerson && <span>{t('dispatch.print.samePerson')}</span>}
    </>
  );
  return (
    <PaperSheet
      content={content}
      paper={paper}
      columns={columns}
      before={<OrderFact content={content} />}
      after={checked}
    />
  );
};

const Journey = ({ content }: Pick<PaperProps, 'content'>) => {
  const t = useT();
  const instant = useInstant();
  const { carrier, waybillNo, boxCount, departedAt, departureTenthC, arrivalTenthC } = content;
  const warm = (tenthC: number | null) => (tenthC === null ? '________' : degrees(tenthC));
  return (
    <>
      <PaperFact label={t('dispatch.print.carrier')}>
        {carrier} {waybillNo}
      </PaperFact>
      <PaperFact label={t('dispatch.print.boxCount')}>{boxCount > 0 && boxCount}</PaperFact>
      <PaperFact label={t('dispatch.print.departedAt')}>{instant(departedAt)}</PaperFact>
      <PaperFact label={t('dispatch.print.temperature')}>{warm(departureTenthC)}℃</PaperFact>
      <PaperFact label={t('dispatch.print.arrivalTemperature')}>{warm(arrivalTenthC)}℃</PaperFact>
    </>
  );
};

/** 冷链交接单: how warm the goods were when they changed hands. */
export const ColdChainPrint = ({ content, paper }: PaperProps) => {
  const t = useT();
  const columns = usePaperColumns(coldShares, false);
  const line = '____________________';
  const hands = (
    <div className="td-paper-counterfoil">
      {t('common.words.named', { name: t('dispatch.print.handedBy'), value: line })}{' '}
      {t('common.words.named', { name: t('dispatch.print.takenBy'), value: line })}{' '}
      {t('common.words.named', { name: t('dispatch.print.receivedOn'), value: line })}
    </div>
  );
  return (
    <PaperSheet
      content={content}
      paper={paper}
      columns={columns}
      after={<Journey content={content} />}
      counterfoil={hands}
    />
  );
};
