/** 对账单 on A4: opening, lines, closing, and two boxes for the customer's stamp. */
import type { StatementContent } from '../../../shared/contract/receivables-shapes';
import { formatFen, formatInstant } from '../../../shared/domain/format';
import { chineseAmount } from '../../../shared/i18n/chinese-amount';
import { Barcode } from '../../ui/barcode';
import { type TextKey, useT } from '../../ui/i18n';
import { PrintSheet } from '../../ui/print-sheet';
import { useTimeZone } from '../../ui/time-zone';
import { invoicingFigures } from './statement-files';
import './receivables.css';

/** Lines that fall on a page: the first also carries the sums, the last the boxes. */
const FIRST_PAGE = 26;
const OTHER_PAGE = 38;
const LAST_ROOM = 12;

type Line = StatementContent['lines'][number];

/** Lines page by page; the last page keeps room for the boxes of the answer. */
export function statementPages(lines: readonly Line[]): readonly (readonly Line[])[] {
  const pages: Line[][] = [];
  let rest = [...lines];
  for (let size = FIRST_PAGE; rest.length > 0 || pages.length === 0; size = OTHER_PAGE) {
    const room = rest.length <= size - LAST_ROOM ? rest.length : Math.min(size, rest.length);
    pages.push(rest.slice(0, room));
    rest = rest.slice(room);
  }
  const last = pages.at(-1) ?? [];
  const room = (pages.length === 1 ? FIRST_PAGE : OTHER_PAGE) - LAST_ROOM;
  return last.length > room ? [...pages, []] : pages;
}

const Head = ({ content, page, pages }: { content: StatementContent; page: number; pages: number }) => {
  const t = useT();
  const { firmName, number, customerName, fromOn, untilOn } = content;
  return (
    <>
      <h1>
        {firmName} {t('receivables.statement.paper.title')}
      </h1>
      <div className="td-statement-head">
        <div>
          <p>{t('common.words.named', { name: t('receivables.statement.paper.to'), value: customerName })}</p>
          <p>
            {t('common.words.named', {
              name: t('receivables.statement.paper.period'),
              value: `${fromOn} – ${untilOn}`,
            })}
          </p>
          <p>{t('receivables.statement.paper.page', { page, pages })}</p>
        </div>
        {number !== '' && (
          <div>
            <Barcode text={number} />
            <p style={{ textAlign: 'right' }}>{number}</p>
          </div>
        )}
      </div>
    </>
  );
};

const Row = ({ line }: { readonly line: Line }) => {
  const t = useT();
  return (
    <tr>
      <td>{line.on}</td>
      <td>{t(`receivables.statement.kinds.${line.kind}`)}</td>
      <td>{line.number}</td>
      <td>{line.orderNumber}</td>
      <td className="is-number">{line.debitFen === 0 ? '' : formatFen(line.debitFen)}</td>
      <td className="is-number">{line.creditFen === 0 ? '' : formatFen(line.creditFen)}</td>
      <td className="is-number">{formatFen(line.balanceFen)}</td>
    </tr>
  );
};

const Balance = ({ label, fen }: { readonly label: string; readonly fen: number }) => (
  <tr>
    <td colSpan={6}>{label}</td>
    <td className="is-number">{formatFen(fen)}</td>
  </tr>
);

const Answer = ({ content }: { readonly content: StatementContent }) => {
  const t = useT();
  const { shippedFen, returnedFen, receivedFen, closingFen, overdueFen, invoicing } = content;
  const { firmName, firmBankName = '', firmBankAccount = '' } = content;
  const fact = (key: TextKey, value: string) => (
    <span key={key}>{t('common.words.named', { name: t(key), value })}</span>
  );
  const yuan = (fen: number) => `¥${formatFen(fen)}`;
  return (
    <>
      <div className="td-statement-sums">
        {fact('receivables.statement.paper.shipped', yuan(shippedFen))}
        {fact('receivables.statement.paper.returned', yuan(returnedFen))}
        {fact('receivables.statement.paper.received', yuan(receivedFen))}
        {fact('receivables.statement.paper.closing', yuan(closingFen))}
        {fact('common.words.amountInWords', chineseAmount(closingFen))}
        {fact('receivables.statement.paper.overdue', yuan(overdueFen))}
      </div>
      {invoicing && (
        <div className="td-statement-sums">
          {invoicingFigures.map((key) => fact(`receivables.statement.paper.${key}`, yuan(invoicing[key])))}
        </div>
      )}
      {firmBankAccount !== '' && (
        <p>
          {t('common.words.named', {
            name: t('receivables.statement.paper.payTo'),
            value: [firmName, firmBankName, firmBankAccount].join(' ').trim(),
          })}
        </p>
      )}
      <p>{t('receivables.statement.paper.request')}</p>
      <div className="td-statement-answer">
        <div>{t('receivables.statement.paper.confirm')}</div>
        <div>{t('receivables.statement.paper.differ')}</div>
      </div>
    </>
  );
};

type Copy = { readonly copyNo: number; readonly printedAt: number; readonly printedBy: string };

const Foot = ({ copy }: { readonly copy: Copy | undefined }) => {
  const t = useT();
  const timeZone = useTimeZone();
  if (!copy) return null;
  const at = formatInstant(copy.printedAt, timeZone);
  return (
    <div className="td-statement-foot">
      <span>{copy.copyNo > 1 && t('receivables.statement.paper.again', { copy: copy.copyNo })}</span>
      <span>{t('receivables.statement.paper.printed', { who: copy.printedBy, at })}</span>
    </div>
  );
};

type Props = { readonly content: StatementContent; readonly copy?: Copy | undefined };

export const StatementPrint = ({ content, copy }: Props) => {
  const t = useT();
  const pages = statementPages(content.lines);
  const heads = ['on', 'kind', 'document', 'order', 'debit', 'credit', 'balance'] as const;
  return (
    <PrintSheet
      paper="a4"
      marginMm={12}
      pages={pages.map((lines, at) => (
        <div key={at} className="td-statement-paper">
          <Head content={content} page={at + 1} pages={pages.length} />
          <table>
            <thead>
              <tr>
                {heads.map((key) => (
                  <th key={key}>{t(`receivables.statement.paper.${key}`)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {at === 0 && <Balance label={t('receivables.statement.paper.opening')} fen={content.openingFen} />}
              {lines.map((line) => (
                <Row key={`${line.kind}/${line.number}`} line={line} />
              ))}
              {at === pages.length - 1 && (
                <Balance label={t('receivables.statement.paper.closing')} fen={content.closingFen} />
              )}
            </tbody>
          </table>
          {at === pages.length - 1 && <Answer content={content} />}
          <Foot copy={copy} />
        </div>
      ))}
    />
  );
};
