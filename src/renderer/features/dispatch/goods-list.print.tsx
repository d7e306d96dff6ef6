/** 随货同行单: the list that travels with the goods, with every field the trade asks for. */
import { useT } from '../../ui/i18n';
import { type Shares, usePaperColumns } from './paper-columns';
import { PaperFact } from '../../ui/print/paper-parts';
import type { PaperColumn, PaperProps } from './paper-parts';
import { PaperSheet } from './paper-sheet';

const shares: Shares = [
  ['index', 8],
  ['genericName', 22],
  ['form', 10],
  ['specification', 15],
  ['holder', 18],
  ['maker', 18],
  ['registrationNo', 19],
  ['batchNo', 18],
  ['unit', 8],
  ['quantity', 11],
  ['madeOn', 19],
  ['expiresOn', 19],
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
    share: 15,
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
