/** Invoice files dropped together: each goes to the invoice whose number stands in its name. */
import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { MatchedFile } from '../../../shared/contract/tax-platform.contract';
import { api } from '../../rpc/client';
import type { ClientProblem } from '../../rpc/problem';
import { useCommand } from '../../rpc/use-command';
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { ProblemAlert } from '../../ui/problem-alert';
import { useProblemText } from '../../ui/problem-text';
import { StateTag } from '../../ui/state-tag';
import { PlatformDrop } from './platform-drop';
import { usePlatformUpload } from './platform-transfer';

type Item = {
  readonly file: File;
  readonly match: MatchedFile;
  readonly isAttached: boolean;
  readonly problem: ClientProblem | null;
};

const Result = ({ item: { match, isAttached, problem } }: { readonly item: Item }) => {
  const t = useT();
  const textOf = useProblemText();
  const refused = problem ?? match.problem;
  if (isAttached) return <StateTag tone="good">{t('taxPlatform.files.attached')}</StateTag>;
  if (refused) return <span className="td-platform-bad">{textOf(refused)}</span>;
  return <StateTag tone="info">{t('taxPlatform.files.matched')}</StateTag>;
};

const Items = ({ items }: { readonly items: readonly Item[] }) => {
  const t = useT();
  return (
    <table className="td-plain">
      <thead>
        <tr>
          {(['name', 'invoice', 'state'] as const).map((head) => (
            <th key={head} scope="col">
              {t(`taxPlatform.files.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.match.name}>
            <td>{item.match.name}</td>
            <td>
              {item.match.number} <span className="td-quiet">{item.match.customerName}</span>
            </td>
            <td>
              <Result item={item} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const isWaiting = ({ match, isAttached, problem }: Item): boolean =>
  match.invoiceId !== null && !isAttached && problem === null;

const useItems = () => {
  const [items, setItems] = useState<readonly Item[]>([]);
  const [problem, setProblem] = useState<ClientProblem>();
  // Files that are dropped together are handed over one by one; they are asked for together.
  const gathered = useRef<File[]>([]);
  const look = async () => {
    const files = gathered.current.splice(0);
    if (files.length === 0) return;
    const answer = await api.taxPlatform.matchFiles({ names: files.map(({ name }) => name) });
    if (!answer.ok) return setProblem(answer.problem);
    setProblem(undefined);
    const found = files.flatMap((file, at): Item[] => {
      const match = answer.value.rows[at];
      return match ? [{ file, match, isAttached: false, problem: null }] : [];
    });
    setItems((now) => [...now.filter(({ match }) => !found.some((one) => one.match.name === match.name)), ...found]);
  };
  const gather = (file: File) => {
    if (gathered.current.push(file) === 1) setTimeout(() => void look(), 0);
  };
  return { items, setItems, problem, gather };
};

export const PlatformFilesView = () => {
  const t = useT();
  const notice = useNotice();
  const { items, setItems, problem, gather } = useItems();
  const upload = usePlatformUpload();
  const add = useCommand(api.files.add);
  const [isBusy, setIsBusy] = useState(false);
  const attach = async ({ file, match: { invoiceId, name } }: Item) => {
    const sent = await upload(file);
    if (!sent.ok || invoiceId === null) return sent;
    return add.run({ entity: 'invoice', entityId: invoiceId, kind: 'issued_invoice', name, fileId: sent.value });
  };
  const run = async () => {
    setIsBusy(true);
    let count = 0;
    for (const item of items.filter(isWaiting)) {
      const answer = await attach(item);
      if (answer.ok) count += 1;
      const after: Item = answer.ok ? { ...item, isAttached: true } : { ...item, problem: answer.problem };
      setItems((now) => now.map((one) => (one.file === item.file ? after : one)));
    }
    setIsBusy(false);
    if (count > 0) notice.success(t('taxPlatform.files.done', { count }));
  };
  const waiting = items.filter(isWaiting).length;
  return (
    <div className="td-platform">
      <PlatformDrop accept=".pdf,.ofd,.xml" isMany text={t('taxPlatform.files.choose')} onFile={gather} />
      <ProblemAlert problem={problem} />
      {items.length > 0 && (
        <>
          <div className="td-platform-tools">
            {waiting > 0 && (
              <ActionButton type="primary" loading={isBusy} onClick={() => void run()}>
                {t('taxPlatform.files.run', { count: waiting })}
              </ActionButton>
            )}
            <Button disabled={isBusy} onClick={() => setItems([])}>
              {t('taxPlatform.files.clear')}
            </Button>
          </div>
          <Items items={items} />
        </>
      )}
    </div>
  );
};
