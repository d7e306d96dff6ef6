/** Results of the platform: what each row would do, and the posting of them. */
import type { OutputOf } from '../../../shared/contract/procedure';
import type { PlatformResultRow, taxPlatformContract } from '../../../shared/contract/tax-platform.contract';
import type { ResultVerdict } from '../../../shared/domain/tax-platform-words';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { MoneyText } from '../../ui/money-text';
import { useNotice } from '../../ui/notice';
import { ProblemAlert } from '../../ui/problem-alert';
import { useProblemText } from '../../ui/problem-text';
import { StateTag, type Tone } from '../../ui/state-tag';
import { PlatformDrop } from './platform-drop';
import { usePlatformFile } from './use-platform-file';

type Results = OutputOf<(typeof taxPlatformContract)['previewResults']>;

const tones: Readonly<Record<ResultVerdict, Tone>> = {
  issue: 'good',
  fail: 'warning',
  known: 'neutral',
  unknown: 'bad',
  refused: 'bad',
};

const Row = ({ row }: { readonly row: PlatformResultRow }) => {
  const t = useT();
  const textOf = useProblemText();
  return (
    <tr>
      <td className="td-number">{row.row}</td>
      <td className="td-nowrap">{row.serial}</td>
      <td className="td-nowrap">{row.number}</td>
      <td>{row.customerName}</td>
      <td className="td-nowrap">{row.issuedOn}</td>
      <td className="td-number">
        <MoneyText fen={row.totalFen} />
      </td>
      <td className="td-number">
        <MoneyText fen={row.taxFen} />
      </td>
      <td className="td-nowrap">
        <StateTag tone={tones[row.verdict]}>{t(`taxPlatform.results.verdicts.${row.verdict}`)}</StateTag>
      </td>
      <td>{row.problem ? textOf(row.problem) : row.reason}</td>
    </tr>
  );
};

const Table = ({ rows }: { readonly rows: readonly PlatformResultRow[] }) => {
  const t = useT();
  const heads = ['serial', 'number', 'buyer', 'issuedOn', 'total', 'tax'] as const;
  return (
    <table className="td-plain">
      <thead>
        <tr>
          <th scope="col" className="td-number">
            {t('taxPlatform.results.row')}
          </th>
          {heads.map((head) => (
            <th key={head} scope="col" className={head === 'total' || head === 'tax' ? 'td-number' : undefined}>
              {t(`taxPlatform.fields.${head}`)}
            </th>
          ))}
          <th scope="col">{t('taxPlatform.results.verdict')}</th>
          <th scope="col">{t('taxPlatform.results.note')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={`${row.row}/${row.serial}`} row={row} />
        ))}
      </tbody>
    </table>
  );
};

export const PlatformResultsView = () => {
  const t = useT();
  const notice = useNotice();
  const { found, problem, reading, take, show } = usePlatformFile<Results>((fileId) =>
    api.taxPlatform.previewResults({ fileId }),
  );
  const applying = useCommand(api.taxPlatform.applyResults);
  const apply = async () => {
    if (!found) return;
    const answer = await applying.run({ fileId: found.fileId });
    if (!notice.accept(answer) || !answer.ok) return;
    const { issued, failed } = answer.value;
    notice.success(t('taxPlatform.results.done', { issued, failed }));
    const after = await api.taxPlatform.previewResults({ fileId: found.fileId });
    // What the ledger refused keeps its reason on the screen.
    const refused = new Map(
      answer.value.rows.filter(({ verdict }) => verdict === 'refused').map((row) => [row.row, row]),
    );
    if (after.ok) show({ ...after.value, rows: after.value.rows.map((row) => refused.get(row.row) ?? row) });
  };
  const value = found?.value;
  const work = (value?.issued ?? 0) + (value?.failed ?? 0);
  return (
    <div className="td-platform">
      <PlatformDrop
        accept=".xlsx,.xls,.csv"
        text={t('taxPlatform.results.choose')}
        busy={reading === undefined ? undefined : t('taxPlatform.results.reading', { name: reading })}
        onFile={(file) => void take(file)}
      />
      <ProblemAlert problem={problem} />
      {value && (
        <>
          <div className="td-platform-tools">
            {work > 0 && (
              <ActionButton type="primary" loading={applying.isBusy} onClick={() => void apply()}>
                {t('taxPlatform.results.run', { issued: value.issued, failed: value.failed })}
              </ActionButton>
            )}
            <span role="status">
              {found.name} · {work > 0 ? '' : `${t('taxPlatform.results.nothing')} · `}
              {t('taxPlatform.results.summary', {
                issued: value.issued,
                failed: value.failed,
                known: value.known,
                unknown: value.unknown,
                refused: value.refused,
              })}
            </span>
          </div>
          <Table rows={value.rows} />
        </>
      )}
    </div>
  );
};
