/** What happened to a document: who, when, what, why; newest first. */
import { formatInstant } from '../../shared/domain/format';
import { textAt } from '../../shared/i18n/formats';
import { useTexts } from './i18n';
import { useTimeZone } from './time-zone';

export type HistoryLine = {
  readonly seq: number;
  readonly at: number;
  readonly who: string;
  readonly action: string;
  readonly reason: string | null;
};

type Props = {
  readonly title: string;
  readonly rows: readonly HistoryLine[];
  /** Path of the catalogue's words for actions, e.g. `users.actions`. */
  readonly words: string;
};

export const HistoryList = ({ title, rows, words }: Props) => {
  const { t, language } = useTexts();
  const timeZone = useTimeZone();
  return (
    <section className="td-history">
      <h3>{title}</h3>
      {rows.length === 0 && <p className="td-panel-state-hint">{t('common.state.empty')}</p>}
      <ol>
        {rows.map((row) => (
          <li key={row.seq}>
            <time dateTime={new Date(row.at).toISOString()}>{formatInstant(row.at, timeZone)}</time>
            <strong>{textAt(language, `${words}.${row.action}`) ?? row.action}</strong>
            <span>{row.who}</span>
            {row.reason && <q>{row.reason}</q>}
          </li>
        ))}
      </ol>
    </section>
  );
};
