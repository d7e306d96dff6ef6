/** The columns that the papers of a note are made of; each paper names those it takes and the room of each. */
import { useT } from '../../ui/i18n';
import type { PaperColumn, PaperLine } from './paper-parts';

const columns = {
  index: ({ lineNo }: PaperLine) => String(lineNo),
  genericName: ({ genericName }: PaperLine) => genericName,
  form: ({ form }: PaperLine) => form,
  specification: ({ specification }: PaperLine) => specification,
  holder: ({ holder }: PaperLine) => holder,
  maker: ({ maker }: PaperLine) => maker,
  registrationNo: ({ registrationNo }: PaperLine) => registrationNo,
  batchNo: ({ batchNo }: PaperLine) => batchNo,
  madeOn: ({ madeOn }: PaperLine) => madeOn,
  expiresOn: ({ expiresOn }: PaperLine) => expiresOn,
  unit: ({ unit }: PaperLine) => unit,
  quantity: ({ qtyText }: PaperLine) => qtyText,
  location: ({ location }: PaperLine) => location,
  counted: ({ checkedText }: PaperLine) => checkedText,
  scans: ({ scanCount }: PaperLine) => (scanCount > 0 ? String(scanCount) : ''),
  // Written by hand.
  picked: () => '',
  put: () => '',
  appearance: () => '',
  price: ({ priceText }: PaperLine) => priceText,
  amount: ({ amountText }: PaperLine) => amountText,
} as const;
type Key = keyof typeof columns;

const numbers: readonly Key[] = ['quantity', 'counted', 'scans', 'price', 'amount'];
const priced: readonly Key[] = ['price', 'amount'];

/** Share of the sheet by column, in the order of the paper. */
export type Shares = readonly (readonly [Key, number])[];

/** The columns of a paper; those with prices only where the customer wants them. */
export const usePaperColumns = (shares: Shares, hasPrices: boolean): readonly PaperColumn[] => {
  const t = useT();
  return shares
    .filter(([key]) => hasPrices || !priced.includes(key))
    .map(([key, share]) => ({
      key,
      head: t(`dispatch.print.${key}`),
      share,
      isNumber: numbers.includes(key),
      cell: columns[key],
    }));
};
