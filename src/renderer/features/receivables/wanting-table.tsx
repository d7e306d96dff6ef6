/** What wants the money of a receipt: a first-in-first-out proposal in every field, changed by hand. */
import { Input } from 'antd';
import { formatFen } from '../../../shared/domain/format';
import { useT } from '../../ui/i18n';
import { MoneyText } from '../../ui/money-text';

export type Wanting = {
  readonly key: string;
  readonly kind: 'order' | 'document';
  readonly id: number;
  readonly number: string;
  readonly on: string;
  readonly dueOn: string | null;
  readonly openFen: number;
  readonly proposedFen: number;
};
/** What was typed for each; untouched ones keep the proposal. */
export type Typed = Readonly<Record<string, string>>;

export const shownOf = (one: Wanting, typed: Typed): string =>
  typed[one.key] ?? (one.proposedFen === 0 ? '' : formatFen(one.proposedFen));

type Props = {
  readonly rows: readonly Wanting[];
  readonly typed: Typed;
  readonly onType: (typed: Typed) => void;
};

export const WantingTable = ({ rows, typed, onType }: Props) => {
  const t = useT();
  return (
    <table className="td-plain">
      <thead>
        <tr>
          <th>{t('receivables.order')}</th>
          <th>{t('receivables.submittedOn')}</th>
          <th>{t('receivables.dueOn')}</th>
          <th className="td-number">{t('receivables.openFen')}</th>
          <th className="td-number">{t('receivables.amount')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((one) => (
          <tr key={one.key}>
            <td>{one.kind === 'order' ? one.number : t('receivables.openingDocument', { number: one.number })}</td>
            <td>{one.on}</td>
            <td>{one.dueOn ?? t('receivables.notDue')}</td>
            <td className="td-number">
              <MoneyText fen={one.openFen} />
            </td>
            <td>
              <Input
                aria-label={`${t('receivables.amount')} ${one.number}`}
                className="td-number"
                value={shownOf(one, typed)}
                onChange={({ target }) => onType({ ...typed, [one.key]: target.value })}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
