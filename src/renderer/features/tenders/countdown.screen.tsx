/** 倒计时: what is due next, how much time is left, what is missing, and one next step on Enter. */
import { useEffect, useState } from 'react';
import type { CountdownRow } from '../../../shared/contract/tenders.contract';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import type { RowAction } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { PanelLoading, PanelMessage, PanelRefused } from '../../ui/panel-state';
import { useIsTabActive } from '../../ui/tab-actions';
import { CountdownFoot, CountdownStrip } from './countdown-figures';
import { CountdownLine } from './countdown-parts';
import { CountdownSide } from './countdown-side';
import { countdownStep, isLook, placeOf } from './countdown-step';
import { lineKeys } from './line-keys';
import { useOpened } from './tender-times';
import { countdownTables } from './tender-words';
import { useLineActions } from './use-line-actions';
import { useTenderSteps } from './use-tender-steps';
import { WaitingTable } from './waiting-table';
import './tenders.css';

const AGAIN_AFTER_MS = 30_000;

/** The clock of the screen: time left goes down by itself. */
export const useNow = (): number => {
  const isActive = useIsTabActive();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isActive) return undefined;
    const timer = setInterval(() => setNow(Date.now()), AGAIN_AFTER_MS);
    return () => clearInterval(timer);
  }, [isActive]);
  return now;
};

const Head = () => {
  const t = useT();
  return (
    <thead>
      <tr>
        {(['left', 'title', 'kind', 'bidDeadlineAt', 'missing', 'actions'] as const).map((key) => (
          <th key={key} scope="col">
            {t(`tenders.columns.${key}`)}
          </th>
        ))}
      </tr>
    </thead>
  );
};

const Lines = ({ rows }: { readonly rows: readonly CountdownRow[] }) => {
  const t = useT();
  const now = useNow();
  const steps = useTenderSteps();
  const { actionsFor, copy } = useLineActions(steps);
  const nextOf = (row: CountdownRow): RowAction => {
    const step = countdownStep(row, now);
    if (!isLook(step)) return steps.action(row.tender, step);
    const onRun = () => steps.open(row.tender, placeOf[step]);
    return { key: step, label: t(`tenders.desk.look.${step}`), state: true, onRun };
  };
  const rowOf = (id: number) => rows.find(({ tender }) => tender.id === id);
  const run = (id: number) => {
    const row = rowOf(id);
    const next = row && nextOf(row);
    if (next?.state === true) next.onRun();
  };
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
        onKeyDown={lineKeys({ onEnter: run, onNote: note, onCopy: copy && copyOf })}
      >
        <Head />
        <tbody>
          {rows.map((row) => {
            const next = nextOf(row);
            const actions = actionsFor(row.tender, next);
            return (
              <CountdownLine
                key={row.tender.id}
                {...{ row, now, next, actions }}
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

const CountdownScreen = () => {
  const t = useT();
  const isWanted = useIsTabActive();
  const { today } = useOpened();
  const found = useRead(['tenders.countdown'], () => api.tenders.countdown({}), { tables: countdownTables, isWanted });
  const figures = useRead(['tenders.strip'], () => api.tenders.strip({}), { tables: countdownTables, isWanted });
  const { value } = found;
  return (
    <div className="td-count-page">
      {figures.value && <CountdownStrip strip={figures.value} />}
      <div className="td-count-parts">
        <div className="td-count-body">
          {!value && found.isLoading && <PanelLoading />}
          {!value && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
          {value?.length === 0 && <PanelMessage title={t('tenders.desk.empty')} />}
          {value !== undefined && value.length > 0 && <Lines rows={value} />}
          {value && <WaitingTable isDueOnly />}
        </div>
        {value && <CountdownSide today={today} />}
      </div>
      {figures.value && <CountdownFoot strip={figures.value} />}
    </div>
  );
};

export default CountdownScreen;
