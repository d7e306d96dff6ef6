/** Approves the orders without a flag one by one, each as a command of its own, and lists what became of each. */
import { Button, Modal, Progress } from 'antd';
import { useState } from 'react';
import type { ApprovalRow } from '../../../shared/contract/orders.schemas';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { type ShownProblem, useProblemText } from '../../ui/problem-text';
import { StateTag } from '../../ui/state-tag';

type Outcome = { readonly row: ApprovalRow; readonly problem: ShownProblem | undefined };
type Run = { readonly count: number; readonly outcomes: readonly Outcome[] };

const MOST = 100;

/** The clean rows as the engine sees them now, not as the screen showed them. */
const cleanRows = () => api.orders.approvals({ segment: 'clean', limit: MOST });

const Outcomes = ({ outcomes }: { readonly outcomes: readonly Outcome[] }) => {
  const t = useT();
  const textOf = useProblemText();
  return (
    <ul className="td-rows">
      {outcomes.map(({ row, problem }) => (
        <li key={row.id}>
          <span>
            {row.number} {row.buyerName}
          </span>
          {problem ? <span>{textOf(problem)}</span> : <StateTag tone="good">{t('orders.batch.passed')}</StateTag>}
        </li>
      ))}
    </ul>
  );
};

export const BatchApprove = ({ cleanCount }: { readonly cleanCount: number }) => {
  const t = useT();
  const notice = useNotice();
  const { run } = useCommand(api.orders.approve);
  const [batch, setBatch] = useState<Run>();
  const [isRunning, setIsRunning] = useState(false);
  const start = async () => {
    setIsRunning(true);
    const clean = await cleanRows();
    if (notice.accept(clean) && clean.ok) {
      const outcomes: Outcome[] = [];
      setBatch({ count: clean.value.rows.length, outcomes });
      for (const row of clean.value.rows) {
        const answer = await run({ orderId: row.id, version: row.version });
        outcomes.push({ row, problem: answer.ok ? undefined : answer.problem });
        setBatch({ count: clean.value.rows.length, outcomes: [...outcomes] });
      }
    }
    setIsRunning(false);
  };
  const done = batch?.outcomes.filter(({ problem }) => problem === undefined).length ?? 0;
  const refused = (batch?.outcomes.length ?? 0) - done;
  return (
    <>
      <Button disabled={cleanCount === 0} loading={isRunning} onClick={() => void start()}>
        {t('orders.act.approveClean', { count: cleanCount })}
      </Button>
      <Modal
        open={batch !== undefined}
        title={t('orders.batch.title')}
        footer={null}
        closable={!isRunning}
        onCancel={() => !isRunning && setBatch(undefined)}
      >
        {batch && (
          <>
            <p>
              {isRunning
                ? t('orders.batch.running', { done: batch.outcomes.length, count: batch.count })
                : t('orders.done.batch', { done, refused })}
            </p>
            {isRunning && <Progress percent={Math.round((batch.outcomes.length / Math.max(batch.count, 1)) * 100)} />}
            <Outcomes outcomes={batch.outcomes} />
          </>
        )}
      </Modal>
    </>
  );
};
