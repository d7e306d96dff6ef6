/** Past imports: who imported what, when and how much; each can be taken back while nothing uses it. */
import { useState } from 'react';
import type { ImportRun } from '../../../shared/contract/imports.contract';
import { isSkippedRun } from '../../../shared/domain/list-segments';
import { formatCount, formatInstant } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { GapFilter } from '../../ui/gap-filter';
import { useT } from '../../ui/i18n';
import { PanelLoading, PanelMessage, PanelRefused } from '../../ui/panel-state';
import { StateTag } from '../../ui/state-tag';
import type { ScreenProps } from '../../ui/tab-actions';
import { useSegment } from '../../ui/use-segment';
import { useTimeZone } from '../../ui/time-zone';
import { UndoDialog } from './undo-dialog';

const tables = ['import_run', 'setting'];
const heads = ['at', 'who', 'target', 'file', 'rows', 'added', 'changed', 'skipped', 'state'] as const;
const numbers = ['rows', 'added', 'changed', 'skipped'] as const;
const isNumber = (head: (typeof heads)[number]): boolean => numbers.some((one) => one === head);

const StateOf = ({ run }: { readonly run: ImportRun }) => {
  const t = useT();
  const timeZone = useTimeZone();
  if (run.undoneAt === null) return <StateTag tone="good">{t('imports.runs.valid')}</StateTag>;
  const params = { name: run.undoneByName ?? '', at: formatInstant(run.undoneAt, timeZone) };
  return <StateTag>{t('imports.runs.undone', params)}</StateTag>;
};

const RunRow = ({ run, onUndo }: { readonly run: ImportRun; readonly onUndo: () => void }) => {
  const t = useT();
  const timeZone = useTimeZone();
  return (
    <tr className={run.undoneAt === null ? undefined : 'is-undone'}>
      <td className="td-nowrap">{formatInstant(run.at, timeZone)}</td>
      <td>{run.ownerName}</td>
      <td className="td-nowrap">{t(`imports.targets.${run.target}`)}</td>
      <td>{run.fileName}</td>
      {numbers.map((key) => (
        <td key={key} className="td-number">
          {formatCount(run[key])}
        </td>
      ))}
      <td className="td-nowrap">
        <StateOf run={run} />
      </td>
      <td>
        {run.undoneAt === null && (
          <ActionButton size="small" state={run.actions.undo} onClick={onUndo}>
            {t('imports.runs.undo')}
          </ActionButton>
        )}
      </td>
    </tr>
  );
};

export const RunsTab = ({ params }: Pick<ScreenProps, 'params'>) => {
  const t = useT();
  const [now] = useState(Date.now);
  const [segment, setSegment] = useSegment<'all' | 'skipped'>(params, ['skipped'], 'all');
  const found = useRead(['imports.runs'], () => api.imports.runs({}), { tables });
  const [undoing, setUndoing] = useState<ImportRun>();
  if (found.problem && !found.value) return <PanelRefused problem={found.problem} onRetry={found.reload} />;
  if (!found.value) return <PanelLoading />;
  if (found.value.length === 0) return <PanelMessage title={t('imports.runs.empty')} />;
  const runs = found.value.filter((run) => segment === 'all' || isSkippedRun(run, now));
  return (
    <div className="td-import is-wide">
      {segment === 'skipped' && <GapFilter label={t('imports.runs.onlySkipped')} onShowAll={() => setSegment('all')} />}
      <table className="td-table">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" className={isNumber(head) ? 'td-number' : undefined}>
                {t(`imports.runs.${head}`)}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <RunRow key={run.id} run={run} onUndo={() => setUndoing(run)} />
          ))}
        </tbody>
      </table>
      {undoing && <UndoDialog run={undoing} onClose={() => setUndoing(undefined)} />}
    </div>
  );
};
