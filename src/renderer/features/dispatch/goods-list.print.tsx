/** 随货同行单: the list that travels with the goods, with every field the trade asks for. */
import { useT } from '../../ui/i18n';
import { type Shares, usePaperColumns } from './paper-columns';
import { PaperFact } from '../../ui/print/paper-parts';
import type { PaperColumn, PaperProps } from './paper-parts';
import { PaperSheet } from './paper-sheet';

const shares: Shares = [
  ['index', 7],
  ['genericName', 21],
  ['form', 12],
  ['specification', 23],
  ['holder', 18],
  ['maker', 18],
  ['registrationNo', 18],
  ['batchNo', 18],
  ['unit', 7],
  ['quantity', 10],
  ['madeOn', 18],
  ['expiresOn', 18],
  ['price', 12],
  ['amount', 15],
];

/** This paper also names the trade name, and how the goods are stored. */
const useColumns = (hasPrices: boolean): readonly PaperColumn[] => {
  const t = useT();
  const named = usePaperColumns(shares, hasPrices).map((column): PaperColumn => {
    if (column.key !== 'genericName') return column;
    return {
      ...column,
      cell: ({ genericName, tradeName }) => (tradeName ? `${genericName} (${tradeName})` : genericName),
    };
  });
  const storage: PaperColumn = {
    key: 'storage',
    head: t('dispatch.print.storage'),
    share: 12,
    cell: ({ storageClass }) => t(`dispatch.print.storageClasses.${storageClass}`),
  };
  return [...named, storage];
};

export const GoodsListPrint = ({ content, paper, pictures }: PaperProps) => {
  const t = useT();
  const columns = useColumns(content.hasPrices);
  return (
    <PaperSheet
      content={content}
      paper={paper}
      pictures={pictures}
      columns={columns}
      before={<PaperFact label={t('dispatch.print.supplier')}>{content.firmName}</PaperFact>}
    />
  );
};
