/** What a scan needs to know from the person: whose code it is, or whether it stands for a case. */
import { Button } from 'antd';
import type { NoteLine } from '../../../shared/contract/dispatch-shapes';
import { formatQty } from '../../../shared/domain/format';
import { useT } from '../../ui/i18n';
import type { ShownProblem } from '../../ui/problem-text';

export type ScanWords = { readonly lineId?: number; readonly isCase?: boolean };
export type Question = {
  readonly code: string;
  readonly asks: 'line' | 'case';
  readonly caseQty: number;
  /** What was already said about this code. */
  readonly words: ScanWords;
};

/** The question a refusal asks; undefined when it is none. */
export function questionOf(problem: ShownProblem, code: string, words: ScanWords): Question | undefined {
  const named = problem.params['case'];
  const caseQty = Number(problem.params['caseQty'] ?? 0);
  if (named === 'dispatch.rule.whichLine') return { code, asks: 'line', caseQty, words };
  return named === 'dispatch.rule.pieceOrCase' ? { code, asks: 'case', caseQty, words } : undefined;
}

type Props = {
  readonly question: Question;
  readonly lines: readonly NoteLine[];
  readonly onAnswer: (words: ScanWords) => void;
  readonly onDrop: () => void;
};

/** One button a product, however many lots it has. */
const unknownProducts = (lines: readonly NoteLine[]): NoteLine[] => [
  ...new Map(lines.filter(({ isTraceKnown }) => !isTraceKnown).map((line) => [line.productId, line])).values(),
];

export const ScanQuestion = ({ question, lines, onAnswer, onDrop }: Props) => {
  const t = useT();
  const { code, asks, caseQty, words } = question;
  return (
    <div className="td-scan-question" role="alert">
      <p>{asks === 'line' ? t('dispatch.check.whichLine', { code }) : t('dispatch.check.pieceOrCase', { code })}</p>
      <div className="td-form-buttons">
        {asks === 'line' &&
          unknownProducts(lines).map(({ id, productName, specification }, at) => (
            <Button key={id} autoFocus={at === 0} onClick={() => onAnswer({ ...words, lineId: id })}>
              {productName} {specification}
            </Button>
          ))}
        {asks === 'case' && (
          <>
            <Button autoFocus onClick={() => onAnswer({ ...words, isCase: false })}>
              {t('dispatch.check.piece')}
            </Button>
            <Button onClick={() => onAnswer({ ...words, isCase: true })}>
              {t('dispatch.check.case', { qty: formatQty(caseQty) })}
            </Button>
          </>
        )}
        <Button type="text" onClick={onDrop}>
          {t('common.actions.cancel')}
        </Button>
      </div>
    </div>
  );
};
