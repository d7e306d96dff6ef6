/** The batch workbook: which requests go into it, what they still lack, and the file. */
import { Select } from 'antd';
import { useState } from 'react';
import type { PlatformGap, PlatformRequest } from '../../../shared/contract/tax-platform.contract';
import { platformKindChoices, type PlatformKindChoice } from '../../../shared/domain/tax-platform-words';
import { api } from '../../rpc/client';
import { saveFile } from '../../rpc/host';
import type { ClientProblem } from '../../rpc/problem';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelMessage, PanelRefused } from '../../ui/panel-state';
import { ProblemAlert } from '../../ui/problem-alert';
import { useProblemText } from '../../ui/problem-text';
import { PlatformTemplateBox } from './platform-template-box';
import { fetchWorkbook } from './platform-transfer';
import { PlatformWaitingTable } from './platform-waiting-table';

const tables = ['invoice_request', 'invoice', 'platform_template'];

type Checked = {
  readonly invoices: number;
  readonly lines: number;
  readonly totalFen: number;
  readonly gaps: readonly PlatformGap[];
};

const Gaps = ({ checked: { gaps, invoices, lines, totalFen } }: { readonly checked: Checked }) => {
  const t = useT();
  const textOf = useProblemText();
  if (gaps.length === 0) return <p role="status">{t('taxPlatform.out.clean', { invoices, lines, fen: totalFen })}</p>;
  const place = ({ serial, customerName, line }: PlatformGap) =>
    line === null
      ? t('taxPlatform.out.gapHead', { serial, customer: customerName })
      : t('taxPlatform.out.gapLine', { serial, customer: customerName, line });
  return (
    <div role="alert">
      <p className="td-platform-bad">{t('taxPlatform.out.gaps', { count: gaps.length })}</p>
      <ul className="td-rows">
        {gaps.map((gap, at) => (
          <li key={`${at}/${gap.serial}`}>
            <span className="td-quiet">{place(gap)}</span> {textOf(gap.problem)}
          </li>
        ))}
      </ul>
    </div>
  );
};

const useSteps = (picked: readonly PlatformRequest[], kind: PlatformKindChoice) => {
  const t = useT();
  const notice = useNotice();
  const exporting = useCommand(api.taxPlatform.export);
  const undoing = useCommand(api.taxPlatform.undoExport);
  const [checked, setChecked] = useState<Checked>();
  const [problem, setProblem] = useState<ClientProblem>();
  const requests = picked.map(({ id, version }) => ({ requestId: id, version }));
  const check = async (): Promise<boolean> => {
    setProblem(undefined);
    setChecked(undefined);
    const answer = await api.taxPlatform.check({ requestIds: picked.map(({ id }) => id), kind });
    if (answer.ok) setChecked(answer.value);
    else setProblem(answer.problem);
    return answer.ok && answer.value.gaps.length === 0;
  };
  const run = async () => {
    if (!(await check())) return;
    const made = await exporting.run({ requests, kind });
    if (!made.ok) return setProblem(made.problem);
    const { fileId, name, invoices } = made.value;
    const file = await fetchWorkbook(fileId);
    if (notice.accept(file.ok ? await saveFile(name, file.value) : file)) {
      notice.success(t('taxPlatform.out.done', { invoices, name }));
    }
  };
  const undo = async () => {
    const answer = await undoing.run({ requests });
    if (notice.accept(answer) && answer.ok) notice.success(t('taxPlatform.out.undone', { count: answer.value.undone }));
  };
  return { checked, problem, isBusy: exporting.isBusy, check, run, undo };
};

const Waiting = ({ rows, hasMore }: { readonly rows: readonly PlatformRequest[]; readonly hasMore: boolean }) => {
  const t = useT();
  const [ids, setIds] = useState<ReadonlySet<number>>(new Set());
  const [kind, setKind] = useState<PlatformKindChoice>('byBuyer');
  const picked = rows.filter(({ id }) => ids.has(id));
  const { checked, problem, isBusy, check, run, undo } = useSteps(picked, kind);
  const exported = picked.filter(({ actions }) => actions.undoExport !== true)[0]?.actions.undoExport ?? true;
  const isNone = picked.length === 0;
  return (
    <>
      <div className="td-platform-tools">
        <Select<PlatformKindChoice>
          aria-label={t('taxPlatform.out.kind')}
          value={kind}
          options={platformKindChoices.map((value) => ({ value, label: t(`taxPlatform.out.kinds.${value}`) }))}
          onChange={setKind}
          popupMatchSelectWidth={false}
        />
        {!isNone && (
          <>
            <ActionButton type="primary" loading={isBusy} onClick={() => void run()}>
              {t('taxPlatform.out.run', { count: picked.length })}
            </ActionButton>
            <ActionButton onClick={() => void check()}>{t('taxPlatform.out.check')}</ActionButton>
            <ActionButton state={exported} onClick={() => void undo()}>
              {t('taxPlatform.out.undo')}
            </ActionButton>
          </>
        )}
        {hasMore && <span className="td-quiet">{t('taxPlatform.out.more', { count: rows.length })}</span>}
      </div>
      <ProblemAlert problem={problem} />
      {checked && <Gaps checked={checked} />}
      <PlatformWaitingTable rows={rows} picked={ids} onPick={setIds} />
    </>
  );
};

export const PlatformOutView = () => {
  const t = useT();
  const template = useRead(['taxPlatform.template'], () => api.taxPlatform.template({}), { tables });
  const waiting = useRead(['taxPlatform.waiting'], () => api.taxPlatform.waiting({}), { tables });
  const problem = template.problem ?? waiting.problem;
  if (problem && !(template.value && waiting.value)) return <PanelRefused problem={problem} onRetry={waiting.reload} />;
  if (!template.value || !waiting.value) return <PanelLoading />;
  const { rows, hasMore } = waiting.value;
  return (
    <div className="td-platform">
      <PlatformTemplateBox template={template.value.template} />
      {rows.length === 0 ? (
        <PanelMessage title={t('taxPlatform.out.empty')} />
      ) : (
        <Waiting rows={rows} hasMore={hasMore} />
      )}
    </div>
  );
};
