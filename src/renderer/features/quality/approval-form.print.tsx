/** 首营企业审批表, 首营品种审批表, 购货单位资质审批表 on A4. */
import type { QualificationForm } from '../../../shared/contract/quality.schemas';
import { formatInstant } from '../../../shared/domain/format';
import { textAt } from '../../../shared/i18n/formats';
import { useTexts } from '../../ui/i18n';
import { PrintSheet } from '../../ui/print-sheet';
import { paperName, paperUntil } from '../../ui/quality-papers';
import { useTimeZone } from '../../ui/time-zone';
import '../../ui/quality.css';

type Props = { readonly form: QualificationForm };

const Facts = ({ form: { subjectName, facts, requestedBy, requestedOn, requestNote } }: Props) => {
  const { t, language } = useTexts();
  const rows = [
    [t('quality.form.subjectName'), subjectName],
    ...facts.map(({ key, text }) => [textAt(language, `quality.fact.${key}`) ?? key, text]),
    [t('quality.form.requestedBy'), `${requestedBy} ${requestedOn}`],
    [t('quality.note'), requestNote],
  ] as const;
  return (
    <table>
      <tbody>
        {rows.map(([label, text]) => (
          <tr key={label}>
            <th scope="row" style={{ width: '28%' }}>
              {label}
            </th>
            <td>{text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Papers = ({ form: { papers } }: Props) => {
  const { t } = useTexts();
  return (
    <table>
      <thead>
        <tr>
          <th>{t('quality.form.paper')}</th>
          <th>{t('quality.form.paperNumber')}</th>
          <th>{t('quality.form.expiresOn')}</th>
          <th>{t('quality.form.state')}</th>
        </tr>
      </thead>
      <tbody>
        {papers.map((paper) => (
          <tr key={`${paper.item}/${paper.kinds.join('/')}`}>
            <td>{paperName(t, paper)}</td>
            <td>{paper.value}</td>
            <td>{paperUntil(t, paper)}</td>
            <td>{t(`customers.licenceState.${paper.state}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Opinion = ({ form: { state, reason, decidedBy, decidedOn, validUntilOn } }: Props) => {
  const { t } = useTexts();
  return (
    <table>
      <tbody>
        <tr>
          <th scope="row" style={{ width: '28%' }}>
            {t('quality.form.opinion')}
          </th>
          <td className="td-approval-opinion">
            <p>
              {t('common.words.named', { name: t('quality.form.verdict'), value: '' })}
              {t(`quality.state.${state}`)} {validUntilOn && t('quality.until', { date: validUntilOn })}
            </p>
            <p>{reason}</p>
            <div className="td-approval-hands">
              <span>{t('common.words.named', { name: t('quality.form.decidedBy'), value: decidedBy })}</span>
              <span>{t('common.words.named', { name: t('quality.form.decidedOn'), value: decidedOn ?? '' })}</span>
              <span>{t('common.words.named', { name: t('quality.form.signature'), value: '______________' })}</span>
              <span>{t('quality.form.stamp')}</span>
            </div>
          </td>
        </tr>
      </tbody>
    </table>
  );
};

export const ApprovalFormPrint = ({ form }: Props) => {
  const { t } = useTexts();
  const timeZone = useTimeZone();
  const { firmName, number, subjectKind, copyNo, printedBy: who, printedAt } = form;
  const page = (
    <div className="td-approval-form">
      <header>
        <span>{firmName}</span>
        <span>{t('common.words.named', { name: t('quality.form.number'), value: number })}</span>
      </header>
      <h1>{t(`quality.form.${subjectKind}`)}</h1>
      <Facts form={form} />
      <Papers form={form} />
      <Opinion form={form} />
      <footer>
        {t('quality.form.printedBy', { who, at: formatInstant(printedAt, timeZone) })}{' '}
        {copyNo > 1 && t('quality.form.again', { copy: copyNo })}
      </footer>
    </div>
  );
  return <PrintSheet paper="a4" marginMm={16} pages={[page]} />;
};
