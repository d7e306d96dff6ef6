/** Several clean orders on the short path, one command each, with what became of each. */
import { useState } from 'react';
import type { ToIssueRow } from '../../../shared/contract/dispatch-shapes';
import { refuse } from '../../../shared/domain/problem';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { ActionButton } from '../../ui/action-button';
import { Dialog } from '../../ui/dialog';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { type ShownProblem, useProblemText } from '../../ui/problem-text';
import { StateTag } from '../../ui/state-tag';
import { useRemembered } from './remembered';
import { ShipmentFields, shipmentOf, type ShipmentValues } from './shipment-fields';

type Outcome = { readonly row: ToIssueRow; readonly number: string; readonly problem: ShownProblem | undefined };

/** An order with everything in stock goes; whatever else is refused by the engine itself is said for it. */
const useBatch = (rows: readonly ToIssueRow[]) => {
  const short = useCommand(api.dispatch.shortPath);
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const one = async (row: ToIssueRow, values: ShipmentValues): Promise<Outcome> => {
    if (row.availability !== 'all') {
      return { row, number: '', problem: refuse('RULE_VIOLATED', { case: 'dispatch.batch.notClean' }).problem };
    }
    const answer = await short.run({ orderId: row.id, ...shipmentOf(values) });
    return answer.ok
      ? { row, number: answer.value.number, problem: undefined }
      : { row, number: '', problem: answer.problem };
  };
  const run = async (values: ShipmentValues) => {
    const done: Outcome[] = [];
    for (const row of rows) {
      done.push(await one(row, values));
      setOutcomes([...done]);
    }
    return { ok: true, value: {} } as const;
  };
  return { outcomes, run };
};

const Outcomes = ({ outcomes }: { readonly outcomes: readonly Outcome[] }) => {
  const t = useT();
  const textOf = useProblemText();
  return (
    <ul className="td-rows">
      {outcomes.map(({ row, number, problem }) => (
        <li key={row.id}>
          <span>
            {row.number} {row.buyerName}
          </span>
          {problem ? (
            <span>{textOf(problem)}</span>
          ) : (
            <StateTag tone="good">{t('dispatch.batch.shipped', { number })}</StateTag>
          )}
        </li>
      ))}
    </ul>
  );
};

const Body = ({ rows }: { readonly rows: readonly ToIssueRow[] }) => {
  const t = useT();
  const [carrier, rememberCarrier] = useRemembered('carrier', '');
  const { outcomes, run } = useBatch(rows);
  const clean = rows.filter(({ availability }) => availability === 'all').length;
  return (
    <>
      <p>{t('dispatch.batch.hint', { count: rows.length })}</p>
      {outcomes.length === 0 && (
        <FormPanel<ShipmentValues, unknown>
          initialValues={{ carrier }}
          submitLabel={t('dispatch.batch.run', { count: clean })}
          isIdle={clean === 0}
          onSubmit={(values) => {
            rememberCarrier(values.carrier);
            return run(values);
          }}
        >
          <ShipmentFields isCold={false} />
        </FormPanel>
      )}
      <Outcomes outcomes={outcomes} />
    </>
  );
};

/** The rows chosen in the list; what they are is fixed when the window opens. */
export const BatchShip = ({ rows }: { readonly rows: readonly ToIssueRow[] }) => {
  const t = useT();
  const [chosen, setChosen] = useState<readonly ToIssueRow[]>();
  const [first] = rows;
  return (
    <>
      {rows.length > 1 && (
        <ActionButton state={first?.actions.shortPath ?? true} onClick={() => setChosen(rows)}>
          {t('dispatch.batch.button')}
        </ActionButton>
      )}
      {chosen && (
        <Dialog title={t('dispatch.batch.title')} width={560} onClose={() => setChosen(undefined)}>
          <Body rows={chosen} />
        </Dialog>
      )}
    </>
  );
};
