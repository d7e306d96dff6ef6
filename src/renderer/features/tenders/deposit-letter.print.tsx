/** 催退函 on A4: what was paid, what is still owed, where it is to go. */
import type { ChaseLetter, ChasePaper } from '../../../shared/contract/deposit-shapes';
import { formatInstant } from '../../../shared/domain/format';
import { chineseAmount } from '../../../shared/i18n/chinese-amount';
import { type Translate, useT } from '../../ui/i18n';
import { PrintSheet } from '../../ui/print-sheet';
import { useTimeZone } from '../../ui/time-zone';
import './deposits.css';

/** The sentences of the letter, in their order; what does not apply is left out. */
export function letterLines(letter: ChaseLetter, t: Translate): readonly string[] {
  const { tenderTitle, tenderNumber, kind, form, paidOn, paidFen, returnedFen, outstandingFen, overdueDays } = letter;
  const isPaper = form === 'guarantee' || form === 'insurance';
  const project = t('deposits.letter.project', { title: tenderTitle });
  const ours = tenderNumber === '' ? '' : t('deposits.letter.projectNumber', { number: tenderNumber });
  const what = { kind: `deposits.kinds.${kind}`, form: `deposits.forms.${form}` };
  const owed = { dueOn: letter.refundDueOn, on: letter.on, outstanding: outstandingFen };
  const due = t('deposits.letter.due', { ...owed, words: chineseAmount(outstandingFen) });
  const late = overdueDays > 0 ? t('deposits.letter.late', { days: overdueDays }) : '';
  const times = letter.chaseCount > 0 ? t('deposits.letter.times', { count: letter.chaseCount }) : '';
  return [
    `${project}${ours}`,
    `${t('deposits.letter.body', { ...what, paidOn, paid: paidFen })}${returnedFen > 0 ? t('deposits.letter.returned', { returned: returnedFen }) : ''}`,
    `${due}${late}${times}`,
    t(isPaper ? 'deposits.letter.askPaper' : 'deposits.letter.ask'),
  ];
}

/** Our account, for money; a paper comes back by itself. */
export function accountLines({ form, firmName, bankName, bankAccount }: ChaseLetter, t: Translate): readonly string[] {
  if (form === 'guarantee' || form === 'insurance') return [];
  return [
    t('deposits.letter.account', { name: firmName }),
    t('deposits.letter.bank', { bank: bankName }),
    t('deposits.letter.accountNo', { account: bankAccount }),
  ];
}

/** The letter for a message or a mail. */
export const letterText = (letter: ChaseLetter, t: Translate): string =>
  [
    t('deposits.letter.title'),
    t('deposits.letter.to', { payee: letter.payee }),
    ...letterLines(letter, t),
    ...accountLines(letter, t),
    t('deposits.letter.number', { number: letter.number }),
    t('deposits.letter.contact', { name: letter.contact }),
    `${letter.firmName} ${letter.on}`,
  ].join('\n');

type Copy = Omit<ChasePaper, 'content'>;
type Props = { readonly content: ChaseLetter; readonly copy?: Copy | undefined };

export const ChaseLetterPrint = ({ content, copy }: Props) => {
  const t = useT();
  const timeZone = useTimeZone();
  const [project, ...body] = letterLines(content, t);
  const page = (
    <div className="td-chase-letter">
      <p className="is-number">
        <span>{t('deposits.letter.number', { number: content.number })}</span>
        <span>{copy && copy.copyNo > 1 && t('deposits.letter.again', { copy: copy.copyNo })}</span>
      </p>
      <h1>{t('deposits.letter.title')}</h1>
      <p>{t('deposits.letter.to', { payee: content.payee })}</p>
      <p>{project}</p>
      {body.map((line) => (
        <p key={line} className="is-body">
          {line}
        </p>
      ))}
      <ul>
        {accountLines(content, t).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>{t('deposits.letter.contact', { name: content.contact })}</p>
      <p className="is-firm">
        {content.firmName} {t('deposits.letter.sign')}
        <br />
        {content.on}
      </p>
      {copy && (
        <small>
          {t('deposits.letter.printed', { who: copy.printedBy, at: formatInstant(copy.printedAt, timeZone) })}
        </small>
      )}
    </div>
  );
  return <PrintSheet paper="a4" marginMm={22} pages={[page]} />;
};
