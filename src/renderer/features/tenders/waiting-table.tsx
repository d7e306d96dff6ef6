/** Handed in, without a result: days since, the last answer, when to ask, and the answer is noted. */
import type { WaitingRow } from '../../../shared/contract/tenders.contract';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { useT } from '../../ui/i18n';
import { PanelLoading, PanelMessage, PanelRefused } from '../../ui/panel-state';
import { useIsTabActive } from '../../ui/tab-actions';
import { WaitingLine } from './countdown-parts';
import { lineKeys } from './line-keys';
import { useOpened } from './tender-times';
import { tenderTables } from './tender-words';
import { useLineActions } from './use-line-actions';
import { useTenderSteps } from './use-tender-steps';
import './tenders.css';

const Lines = ({ rows, today }: { readonly rows: readonly WaitingRow[]; readonly today: string }) => {
  const t = useT();
  const steps = useTenderSteps();
  const { actionsFor, copy } = useLineActions(steps);
  const rowOf = (id: number) => rows.find(({ tender }) => tender.id === id);
  const note = (id: number) => {
    const row = rowOf(id);
    if (row?.tender.actions.followUp === true) void steps.take('followUp', row.tender);
  };
  const copyOf = (id: number) => {
    const row = rowOf(id);
    if (row) void copy?.(row.tender);
  };
  return (
    <>
      <table
        className="td-count"
        data-lines
        onKeyDown={lineKeys({ onEnter: note, onNote: note, onCopy: copy && copyOf })}
      >
        <thead>
          <tr>
            {(['waited', 'title', 'purchaser', 'lastAnswer', 'nextFollowUpOn', 'actions'] as const).map((key) => (
              <th key={key} scope="col">
                {t(`tenders.columns.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const next = steps.action(row.tender, 'followUp');
            const actions = actionsFor(row.tender, next);
            return (
              <WaitingLine
                key={row.tender.id}
                {...{ row, today, next, actions }}
                onOpen={() => steps.open(row.tender)}
              />
            );
          })}
        </tbody>
      </table>
      {steps.window}
    </>
  );
};

/** `isDueOnly`: only those to ask today, under their own title; nothing where there are none. */
export const WaitingTable = ({ isDueOnly = false }: { readonly isDueOnly?: boolean }) => {
  const t = useT();
  const isWanted = useIsTabActive();
  const { today } = useOpened();
  const found = useRead(['tenders.waiting'], () => api.tenders.waiting({}), { tables: tenderTables, isWanted });
  const { value } = found;
  if (!value) {
    if (isDueOnly) return null;
    return found.problem ? <PanelRefused problem={found.problem} onRetry={found.reload} /> : <PanelLoading />;
  }
  const rows = isDueOnly
    ? value.filter(({ tender: { nextFollowUpOn } }) => nextFollowUpOn !== null && nextFollowUpOn <= today)
    : value;
  if (rows.length === 0) return isDueOnly ? null : <PanelMessage title={t('tenders.desk.noWaiting')} />;
  return (
    <section>
      {isDueOnly && <h2 className="td-count-title">{`${t('tenders.desk.due')} · ${t('tenders.waitingTitle')}`}</h2>}
      <Lines rows={rows} today={today} />
    </section>
  );
};
