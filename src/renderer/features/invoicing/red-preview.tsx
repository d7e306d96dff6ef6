/** Both invoices of a reissue as they would be posted, with taxes; what stands in the way of its title. */
import { Checkbox, Form } from 'antd';
import type { BlueDetail, PreviewSheet } from '../../../shared/contract/red-letters.schemas';
import { formatPercent } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { useT } from '../../ui/i18n';
import { MoneyText, PriceText, QtyText } from '../../ui/money-text';
import { PanelLoading } from '../../ui/panel-state';
import { ProblemAlert } from '../../ui/problem-alert';
import { correctionOf, type Correction } from './red-correction';
import { redTables } from './red-looks';

type Amounts = { readonly fen: number; readonly exclFen: number; readonly taxFen: number };
const AmountCells = ({ of }: { readonly of: Amounts }) =>
  (['exclFen', 'taxFen', 'fen'] as const).map((key) => (
    <td key={key} className="td-number">
      <MoneyText fen={of[key]} />
    </td>
  ));

const Heads = () => {
  const t = useT();
  const heads = [
    t('redLetters.form.quantity'),
    t('redLetters.form.price'),
    t('redLetters.correct.excl'),
    t('redLetters.correct.tax'),
    t('redLetters.correct.incl'),
  ];
  return (
    <thead>
      <tr>
        <th scope="col">{t('redLetters.form.product')}</th>
        {heads.map((head) => (
          <th key={head} scope="col" className="td-number">
            {head}
          </th>
        ))}
      </tr>
    </thead>
  );
};

const Sheet = ({ name, sheet }: { readonly name: 'red' | 'blue'; readonly sheet: PreviewSheet }) => {
  const t = useT();
  const { title, taxNo, lines } = sheet;
  return (
    <section className="td-red-sheet">
      <h4>
        {t(`redLetters.correct.${name}`)}
        <span className="td-quiet">
          {title} {taxNo}
        </span>
      </h4>
      <table className="td-plain">
        <Heads />
        <tbody>
          {lines.map((line, at) => (
            <tr key={`${line.lineId}/${at}`}>
              <td>
                {line.productName} <small className="td-quiet">{formatPercent(line.rateBp)}</small>
              </td>
              <td className="td-number">
                <QtyText qty={line.qty} />
              </td>
              <td className="td-number">
                <PriceText price={line.price} />
              </td>
              <AmountCells of={line} />
            </tr>
          ))}
          <tr className="td-red-total">
            <td colSpan={3}>{t('redLetters.correct.total')}</td>
            <AmountCells of={sheet} />
          </tr>
        </tbody>
      </table>
    </section>
  );
};

type Props = {
  readonly blue: BlueDetail;
  readonly value: Correction;
  readonly onChange: (next: Partial<Correction>) => void;
};

export const RedPreview = ({ blue, value, onChange }: Props) => {
  const t = useT();
  const input = { invoiceId: blue.id, to: correctionOf(blue, value) };
  const found = useRead(['redLetters.previewReissue', input], () => api.redLetters.previewReissue(input), {
    tables: redTables,
  });
  if (found.problem)
    return (
      <div className="td-red-sheet">
        <ProblemAlert problem={found.problem} onRetry={found.reload} />
      </div>
    );
  if (!found.value) return <PanelLoading />;
  const { red, blue: next, titleProblem } = found.value;
  const mayBeSeen = titleProblem?.params['case'] === 'redLetters.refusals.titleDiffers';
  return (
    <section aria-label={t('redLetters.correct.preview')} aria-busy={found.isFetching}>
      <ProblemAlert problem={titleProblem ?? undefined} />
      {mayBeSeen && (
        <Form.Item>
          <Checkbox checked={value.differsSeen} onChange={({ target }) => onChange({ differsSeen: target.checked })}>
            {t('redLetters.form.differs')}
          </Checkbox>
        </Form.Item>
      )}
      <Sheet name="red" sheet={red} />
      <Sheet name="blue" sheet={next} />
    </section>
  );
};
