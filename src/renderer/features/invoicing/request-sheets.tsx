/** Invoices as they will be printed, and the same as a table for the platform. */
import type { PreviewInvoice } from '../../../shared/contract/invoicing-shapes';
import { formatFen, formatPercent, formatPrice, formatQty } from '../../../shared/domain/format';
import { useT } from '../../ui/i18n';
import './requests.css';

/** Plain figures: a template takes no thousands commas. */
const bare = (text: string): string => text.replaceAll(',', '');

/** Lines in the order of the platform's template: invoice, name, code, specification, unit, quantity, price, amount, rate. */
export const platformText = (invoices: readonly PreviewInvoice[]): string =>
  invoices
    .flatMap(({ invoiceNo, lines }) =>
      lines.map((line) =>
        [
          String(invoiceNo),
          line.productName,
          line.taxCode,
          line.specification,
          line.unit,
          bare(formatQty(line.qty)),
          bare(formatPrice(line.price)),
          bare(formatFen(line.fen)),
          bare(formatPercent(line.rateBp)),
        ].join('\t'),
      ),
    )
    .join('\n');

const Sheet = ({ sheet }: { readonly sheet: PreviewInvoice }) => {
  const t = useT();
  const party = t('invoicing.preview.party', {
    title: sheet.title,
    taxNo: sheet.taxNo || t('invoicing.preview.noTaxNo'),
  });
  return (
    <section className="td-request-sheet">
      <h3>
        <span>{sheet.number || t('invoicing.preview.invoice', { no: sheet.invoiceNo })}</span>
        <span>{sheet.issuedOn ?? ''}</span>
      </h3>
      <p>{party}</p>
      <table className="td-request-lines">
        <thead>
          <tr>
            <th>{t('invoicing.desk.columns.productName')}</th>
            <th className="is-figure">{t('invoicing.advance.qty')}</th>
            <th className="is-figure">{t('invoicing.desk.columns.price')}</th>
            <th className="is-figure">{t('invoicing.preview.excl')}</th>
            <th className="is-figure">{t('invoicing.desk.columns.rate')}</th>
            <th className="is-figure">{t('invoicing.preview.tax')}</th>
            <th className="is-figure">{t('invoicing.preview.incl')}</th>
            <th>{t('invoicing.preview.orders')}</th>
          </tr>
        </thead>
        <tbody>
          {sheet.lines.map((line) => (
            <tr key={line.lineNo}>
              <td>
                {line.productName} {line.specification}
              </td>
              <td className="is-figure">
                {formatQty(line.qty)} {line.unit}
              </td>
              <td className="is-figure">{formatPrice(line.price)}</td>
              <td className="is-figure">{formatFen(line.exclFen)}</td>
              <td className="is-figure">{formatPercent(line.rateBp)}</td>
              <td className="is-figure">{formatFen(line.taxFen)}</td>
              <td className="is-figure">{formatFen(line.fen)}</td>
              <td>{line.orders.join(' ')}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={3} />
            <td className="is-figure">{formatFen(sheet.exclFen)}</td>
            <td />
            <td className="is-figure">{formatFen(sheet.taxFen)}</td>
            <td className="is-figure">
              <strong>{formatFen(sheet.totalFen)}</strong>
            </td>
            <td />
          </tr>
        </tfoot>
      </table>
    </section>
  );
};

export const RequestSheets = ({ invoices }: { readonly invoices: readonly PreviewInvoice[] }) => (
  <>
    {invoices.map((sheet) => (
      <Sheet key={sheet.invoiceNo} sheet={sheet} />
    ))}
  </>
);
