/** The papers that go with goods: in which order, under which names, and which are missing. */
import type { LotPapers, PaperFile } from '../../../shared/contract/dispatch-papers';

/** In the order of the lines, a lot's reports before its invoice; a file that serves two lots goes once. */
export const papersInOrder = (lots: readonly LotPapers[]): PaperFile[] => {
  const all = lots.flatMap(({ reports, invoices }) => [...reports, ...invoices]);
  return [...new Map(all.map((file) => [file.id, file])).values()];
};

const UNSAFE = /[\\/:*?"<>|\u0000-\u001f]/gu;

/** Names that keep the order in a folder and are never the same twice. */
export const archiveNames = (names: readonly string[]): string[] =>
  names.map((name, at) => `${String(at + 1).padStart(2, '0')}-${name.replaceAll(UNSAFE, '_')}`);

const lotName = ({ productName, batchNo }: LotPapers): string => `${productName} ${batchNo}`;

/** Lots without a test report, and those without the invoice that their buyer asks for. */
export const missingPapers = (
  lots: readonly LotPapers[],
): { readonly reports: string[]; readonly invoices: string[] } => ({
  reports: lots.filter(({ reports }) => reports.length === 0).map(lotName),
  invoices: lots.filter(({ invoiceNo, invoices }) => invoiceNo !== null && invoices.length === 0).map(lotName),
});
