/** The clerk types what the tax bureau gave: number and date of each invoice, and its tax where it differs. */
import { DatePicker, Form, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { PreviewInvoice, RequestRow } from '../../../shared/contract/invoicing-shapes';
import { formatFen, formatQty } from '../../../shared/domain/format';
import { parseFen } from '../../../shared/domain/money';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { Dialog } from '../../ui/dialog';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import './requests.css';

type Sheet = { readonly number: string; readonly issuedOn: Dayjs; readonly taxes?: readonly string[] };
type Values = { readonly invoices: readonly Sheet[] };

const SheetFields = ({ sheet, at }: { readonly sheet: PreviewInvoice; readonly at: number }) => {
  const t = useT();
  const required = [{ required: true, message: t('fields.required') }];
  return (
    <section className="td-request-sheet">
      <h3>
        <span>{t('invoicing.preview.invoice', { no: sheet.invoiceNo })}</span>
        <span>{formatFen(sheet.totalFen)}</span>
      </h3>
      <Form.Item name={['invoices', at, 'number']} label={t('invoicing.issue.number')} rules={required}>
        <Input maxLength={20} inputMode="numeric" autoComplete="off" autoFocus={at === 0} />
      </Form.Item>
      <Form.Item name={['invoices', at, 'issuedOn']} label={t('invoicing.issue.issuedOn')} rules={required}>
        <DatePicker allowClear={false} />
      </Form.Item>
      <table className="td-request-lines">
        <tbody>
          {sheet.lines.map((line, no) => (
            <tr key={line.lineNo}>
              <td>
                {line.productName} {line.specification}
              </td>
              <td className="is-figure">
                {formatQty(line.qty)} {line.unit}
              </td>
              <td className="is-figure">{formatFen(line.fen)}</td>
              <td className="is-figure">
                <Form.Item name={['invoices', at, 'taxes', no]} noStyle rules={required}>
                  <Input
                    className="td-number"
                    style={{ width: 110 }}
                    inputMode="decimal"
                    aria-label={`${t('invoicing.issue.taxes')} ${line.productName}`}
                    addonBefore={t('invoicing.issue.taxes')}
                  />
                </Form.Item>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

/** Taxes that were changed, fen. */
function typedTaxes(sheet: PreviewInvoice, typed: readonly string[]) {
  return sheet.lines.flatMap(({ lineNo, taxFen }, at) => {
    const parsed = parseFen(typed[at] ?? '');
    return parsed.ok && parsed.value !== taxFen ? [{ lineNo, taxFen: parsed.value }] : [];
  });
}

type Props = {
  readonly request: RequestRow;
  readonly invoices: readonly PreviewInvoice[];
  readonly onClose: () => void;
};

export const IssueForm = ({ request, invoices, onClose }: Props) => {
  const t = useT();
  const notice = useNotice();
  const issue = useCommand(api.invoicing.issue);
  const submit = (values: Values) =>
    issue.run({
      requestId: request.id,
      version: request.version,
      invoices: invoices.map((sheet, at) => {
        const { number = '', issuedOn, taxes = [] } = values.invoices[at] ?? {};
        const on = issuedOn?.format('YYYY-MM-DD') ?? '';
        return { invoiceNo: sheet.invoiceNo, number: number.trim(), issuedOn: on, taxes: typedTaxes(sheet, taxes) };
      }),
    });
  const initial = invoices.map(({ lines }) => {
    return { number: '', issuedOn: dayjs(), taxes: lines.map(({ taxFen }) => formatFen(taxFen)) };
  });
  return (
    <Dialog title={t('invoicing.issue.title', { number: request.number })} width={720} onClose={onClose}>
      <p>{t('invoicing.issue.hint')}</p>
      <FormPanel<Values, { invoices: readonly { number: string }[] }>
        submitLabel={t('invoicing.issue.submit')}
        initialValues={{ invoices: initial }}
        onSubmit={submit}
        onDone={({ invoices: made }) => {
          notice.success(t('invoicing.done.issue', { numbers: made.map(({ number }) => number).join(' ') }));
          onClose();
        }}
      >
        {invoices.map((sheet, at) => (
          <SheetFields key={sheet.invoiceNo} sheet={sheet} at={at} />
        ))}
      </FormPanel>
    </Dialog>
  );
};
