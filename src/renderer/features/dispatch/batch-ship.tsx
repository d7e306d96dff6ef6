/** Several clean orders or notes all the way to the lorry, one command each, with what became of each. */
import { useState } from 'react';
import type { NoteRow, ToIssueRow } from '../../../shared/contract/dispatch-shapes';
import { refuse } from '../../../shared/domain/problem';
import { api } from '../../rpc/client';
import type { Answer } from '../../rpc/problem';
import { useCommand } from '../../rpc/use-command';
import { ActionButton, type ActionState } from '../../ui/action-button';
import { Dialog } from '../../ui/dialog';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { type ShownProblem, useProblemText } from '../../ui/problem-text';
import { StateTag } from '../../ui/state-tag';
import { useRemembered } from './remembered';
import { ShipmentFields, shipmentOf, type ShipmentValues } from './shipment-fields';
import { isAboutSignature, type Signed, useSignature } from './use-signature';

/** `state`: why the row stays where it is, before anything is sent. */
type Row = { readonly id: number; readonly number: string; readonly buyerName: string; readonly state: ActionState };
type Shipment = ReturnType<typeof shipmentOf> & Signed;
/** Ships one row. @returns the number of its note */
type ShipOne = (id: number, shipment: Shipment) => Promise<Answer<{ readonly number: string }>>;
type Outcome = { readonly row: Row; readonly number: string; readonly problem: ShownProblem | undefined };

const outcomeOf = (row: Row, answer: Answer<{ readonly number: string }>): Outcome =>
  answer.ok ? { row, number: answer.value.number, problem: undefined } : { row, number: '', problem: answer.problem };

/** What is clean goes; whatever else is refused by the engine itself is said for its row. */
const useBatch = (rows: readonly Row[], shipOne: ShipOne) => {
  const { sign, dialog } = useSignature();
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const all = async (shipment: Shipment): Promise<Answer<object>> => {
    const done: Outcome[] = [];
    for (const row of rows) {
      const answer =
        row.state === true ? await shipOne(row.id, shipment) : ({ ok: false, problem: row.state } as const);
      // One signature for all of them: a wrong one is asked again before anything has gone.
      if (!answer.ok && isAboutSignature(answer.problem) && !done.some(({ number }) => number !== '')) return answer;
      done.push(outcomeOf(row, answer));
      setOutcomes([...done]);
    }
    return { ok: true, value: {} };
  };
  const run = (values: ShipmentValues) => sign((signed) => all({ ...shipmentOf(values), ...signed }));
  return { outcomes, run, dialog };
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

type BodyProps = { readonly rows: readonly Row[]; readonly shipOne: ShipOne; readonly hint: string };

const Body = ({ rows, shipOne, hint }: BodyProps) => {
  const t = useT();
  const [carrier, rememberCarrier] = useRemembered('carrier', '');
  const { outcomes, run, dialog } = useBatch(rows, shipOne);
  const clean = rows.filter(({ state }) => state === true).length;
  return (
    <>
      <p>{hint}</p>
      {dialog}
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

type BatchProps = {
  readonly rows: readonly Row[];
  readonly shipOne: ShipOne;
  readonly hint: (count: number) => string;
  readonly state: ActionState;
};

/** The rows chosen in the list; what they are is fixed when the window opens. */
const Batch = ({ rows, shipOne, hint, state }: BatchProps) => {
  const t = useT();
  const [chosen, setChosen] = useState<readonly Row[]>();
  return (
    <>
      {rows.length > 1 && (
        <ActionButton state={state} onClick={() => setChosen(rows)}>
          {t('dispatch.batch.button')}
        </ActionButton>
      )}
      {chosen && (
        <Dialog title={t('dispatch.batch.title')} width={560} onClose={() => setChosen(undefined)}>
          <Body rows={chosen} shipOne={shipOne} hint={hint(chosen.length)} />
        </Dialog>
      )}
    </>
  );
};

const notClean = refuse('RULE_VIOLATED', { case: 'dispatch.batch.notClean' }).problem;

/** Orders that wait for their notes: those wholly in stock go. */
export const BatchShip = ({ rows }: { readonly rows: readonly ToIssueRow[] }) => {
  const t = useT();
  const short = useCommand(api.dispatch.shortPath);
  return (
    <Batch
      rows={rows.map(({ id, number, buyerName, availability }) => {
        return { id, number, buyerName, state: availability === 'all' ? true : notClean };
      })}
      shipOne={(orderId, shipment) => short.run({ orderId, ...shipment })}
      hint={(count) => t('dispatch.batch.hint', { count })}
      state={rows[0]?.actions.shortPath ?? true}
    />
  );
};

/** Notes that are under way: what is left of each is done in one go. */
export const BatchNotes = ({ rows }: { readonly rows: readonly NoteRow[] }) => {
  const t = useT();
  const finish = useCommand(api.dispatch.finishNote);
  const [seen, setSeen] = useState(rows);
  if (rows !== seen && rows.length > 0) setSeen(rows);
  const shipOne: ShipOne = async (noteId, shipment) => {
    const note = seen.find(({ id }) => id === noteId);
    const answer = await finish.run({ noteId, version: note?.version ?? 0, ...shipment });
    return answer.ok ? { ok: true, value: { number: note?.number ?? '' } } : answer;
  };
  const states = rows.map(({ actions }) => actions.finish);
  return (
    <Batch
      rows={rows.map(({ id, number, buyerName, actions }) => ({ id, number, buyerName, state: actions.finish }))}
      shipOne={shipOne}
      hint={(count) => t('dispatch.batch.notesHint', { count })}
      state={states.includes(true) ? true : (states[0] ?? true)}
    />
  );
};
