/** The platform's list of issued invoices beside the book: only ours, only theirs, different. */
import { Button } from 'antd';
import type { ComparedInvoice, PlatformComparison } from '../../../shared/contract/tax-platform.contract';
import { comparedFields, type ComparedField } from '../../../shared/domain/tax-platform-words';
import { api } from '../../rpc/client';
import { useT } from '../../ui/i18n';
import { MoneyText } from '../../ui/money-text';
import { ProblemAlert } from '../../ui/problem-alert';
import { useProblemText } from '../../ui/problem-text';
import { useTabActions } from '../../ui/tab-actions';
import { PlatformDrop } from './platform-drop';
import { usePlatformFile } from './use-platform-file';

type Look = { readonly invoice: ComparedInvoice; readonly marked?: readonly ComparedField[] };

const Value = ({ invoice, field }: { readonly invoice: ComparedInvoice; readonly field: ComparedField }) => {
  switch (field) {
    case 'number':
      return invoice.number;
    case 'issuedOn':
      return invoice.issuedOn;
    case 'buyer':
      return (
        <>
          {invoice.buyer} <span className="td-quiet">{invoice.taxNo}</span>
        </>
      );
    case 'total':
      return <MoneyText fen={invoice.totalFen} />;
    case 'tax':
      return <MoneyText fen={invoice.taxFen} />;
  }
};

const isAmount = (field: ComparedField): boolean => field === 'total' || field === 'tax';

const Cells = ({ invoice, marked = [] }: Look) =>
  comparedFields.map((field) => (
    <td
      key={field}
      className={[isAmount(field) ? 'td-number' : '', marked.includes(field) ? 'td-platform-mark' : ''].join(' ')}
    >
      <Value invoice={invoice} field={field} />
    </td>
  ));

const Heads = ({ isPaired = false }: { readonly isPaired?: boolean }) => {
  const t = useT();
  return (
    <thead>
      <tr>
        {isPaired && <th aria-hidden />}
        {comparedFields.map((field) => (
          <th key={field} scope="col" className={isAmount(field) ? 'td-number' : undefined}>
            {t(`taxPlatform.fields.${field}`)}
          </th>
        ))}
        <th aria-hidden />
      </tr>
    </thead>
  );
};

const useJumps = () => {
  const { openTab } = useTabActions();
  return {
    invoice: (invoiceId: number, title: string) =>
      openTab({ key: `invoice/${invoiceId}`, screen: 'invoice', title, params: { invoiceId } }),
    byHand: (requestId: number | null) =>
      openTab({ key: 'invoiceRequests', screen: 'invoiceRequests', params: requestId === null ? {} : { requestId } }),
  };
};

const OnlyOurs = ({ rows }: { readonly rows: PlatformComparison['onlyOurs'] }) => {
  const jumps = useJumps();
  return (
    <table className="td-plain">
      <Heads />
      <tbody>
        {rows.map((invoice) => (
          <tr key={invoice.number}>
            <Cells invoice={invoice} />
            <td>
              <Button size="small" type="link" onClick={() => jumps.invoice(invoice.invoiceId ?? 0, invoice.number)}>
                {invoice.number}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const OnlyTheirs = ({ rows }: { readonly rows: PlatformComparison['onlyTheirs'] }) => {
  const t = useT();
  const jumps = useJumps();
  return (
    <table className="td-plain">
      <Heads />
      <tbody>
        {rows.map((invoice) => (
          <tr key={invoice.number}>
            <Cells invoice={invoice} />
            <td>
              <Button size="small" onClick={() => jumps.byHand(invoice.requestId)}>
                {invoice.requestNumber === null
                  ? t('taxPlatform.compare.byHandNone')
                  : `${t('taxPlatform.compare.byHand')} ${invoice.requestNumber}`}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Differs = ({ rows }: { readonly rows: PlatformComparison['differs'] }) => {
  const t = useT();
  const jumps = useJumps();
  return (
    <table className="td-plain">
      <Heads isPaired />
      {rows.map(({ ours, theirs, fields }) => (
        <tbody key={ours.invoiceId}>
          <tr>
            <td>{t('taxPlatform.compare.ours')}</td>
            <Cells invoice={ours} marked={fields} />
            <td rowSpan={2}>
              <Button size="small" type="link" onClick={() => jumps.invoice(ours.invoiceId ?? 0, ours.number)}>
                {ours.number}
              </Button>
            </td>
          </tr>
          <tr>
            <td>{t('taxPlatform.compare.theirs')}</td>
            <Cells invoice={theirs} marked={fields} />
          </tr>
        </tbody>
      ))}
    </table>
  );
};

const Lists = ({ value }: { readonly value: PlatformComparison }) => {
  const t = useT();
  const textOf = useProblemText();
  const { onlyOurs, onlyTheirs, differs, badRows } = value;
  const lists = {
    onlyOurs: <OnlyOurs rows={onlyOurs} />,
    onlyTheirs: <OnlyTheirs rows={onlyTheirs} />,
    differs: <Differs rows={differs} />,
  };
  return (
    <>
      <p role="status">{t('taxPlatform.compare.range', { from: value.from, to: value.to, same: value.same })}</p>
      {(['onlyTheirs', 'differs', 'onlyOurs'] as const).map((group) => (
        <section key={group} aria-label={t(`taxPlatform.compare.groups.${group}`)}>
          <h2>
            {t(`taxPlatform.compare.groups.${group}`)} · {value[group].length}
          </h2>
          {value[group].length === 0 ? <p className="td-quiet">{t('taxPlatform.compare.empty')}</p> : lists[group]}
        </section>
      ))}
      {badRows.length > 0 && (
        <section>
          <h2>{t('taxPlatform.compare.badRows', { count: badRows.length })}</h2>
          <ul className="td-rows">
            {badRows.map(({ row, problem }) => (
              <li key={row}>{t('taxPlatform.compare.badRow', { row, text: textOf(problem) })}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
};

export const PlatformCompareView = () => {
  const t = useT();
  const { found, problem, reading, take } = usePlatformFile<PlatformComparison>((fileId) =>
    api.taxPlatform.compare({ fileId }),
  );
  return (
    <div className="td-platform">
      <PlatformDrop
        accept=".xlsx,.xls,.csv"
        text={t('taxPlatform.compare.choose')}
        busy={reading === undefined ? undefined : t('taxPlatform.compare.reading', { name: reading })}
        onFile={(file) => void take(file)}
      />
      <ProblemAlert problem={problem} />
      {found && <Lists value={found.value} />}
    </div>
  );
};
