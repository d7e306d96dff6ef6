/** Statement files, answered by the front: staged as imports are, read in the bulk thread, written by the writer. */
import type { bankFilesContract, BankColumns } from '../../shared/contract/bank-files.contract';
import type { InputOf, OutputOf } from '../../shared/contract/procedure';
import { okay, refuse, type Result } from '../../shared/domain/problem';
import type { StagedFiles } from '../features/imports/staged-files';
import type { BankFile } from '../features/receivables/bank-file';
import type { BankTask } from './any-task';
import type { Connection } from './connection';
import type { FrontEngine } from './front-engine';
import type { Session } from './sessions';

type Contract = typeof bankFilesContract;
type Answer<N extends keyof Contract> = (
  input: InputOf<Contract[N]>,
  connection: Connection,
  session: Session,
) => Promise<Result<OutputOf<Contract[N]>>>;
type Asked = { readonly fileId: string; readonly columns: BankColumns | null };

const SHOWN_BAD = 20;

/** The procedures of statement files. */
export function bankFileProcedures(
  engine: FrontEngine,
  files: StagedFiles,
): { readonly [N in keyof Contract]: Answer<N> } {
  const read = async ({ fileId, columns }: Asked, session: Session): Promise<Result<BankFile & { name: string }>> => {
    const file = files.find(fileId, { sessionId: session.actor.sessionId ?? 0, now: engine.now() });
    if (!file.ok) return file;
    const found = await engine.bulk<BankTask>({ kind: 'bank', bytes: file.value.bytes, columns });
    return found.ok ? okay({ ...found.value, name: file.value.name }) : found;
  };
  const preview: Answer<'preview'> = async (asked, _, session) => {
    const found = await read(asked, session);
    if (!found.ok) return found;
    const { header, sample, columns, rows, lines, outgoing, bad } = found.value;
    const { fresh, freshFen } = await engine.ask('compareBankLines', { lines });
    const counts = { rows, fresh, freshFen, known: lines.length - fresh, outgoing, badRows: bad.length };
    return okay({ header, sample, columns, ...counts, bad: bad.slice(0, SHOWN_BAD) });
  };
  const run: Answer<'run'> = async ({ commandId, ...asked }, _, session) => {
    const found = await read(asked, session);
    if (!found.ok) return found;
    const { columns, lines, name } = found.value;
    const isKnown = columns.receivedOn !== null && (columns.income !== null || columns.amount !== null);
    if (!isKnown) return refuse('RULE_VIOLATED', { case: 'receivables.rules.noColumns' }, ['/columns']);
    return engine.tell('applyBankFile', { fileName: name, lines, commandId }, session.actor);
  };
  return { preview, run };
}
