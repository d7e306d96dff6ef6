/** The third step: what the import would do; the errors, row by row; the button that does it. */
import { DownloadOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { ImportCheck, ImportDone, ImportError } from '../../../shared/contract/imports.contract';
import { formatCount } from '../../../shared/domain/format';
import type { ClientProblem } from '../../rpc/problem';
import { useRead } from '../../rpc/use-read';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PanelRefused } from '../../ui/panel-state';
import { useProblemText } from '../../ui/problem-text';
import type { Chosen } from './file-step';
import { checkFile, useRun } from './import-calls';
import type { Mapping } from './mapping-step';
import { ProgressLine } from './progress-line';
import { useErrorFile } from './use-error-file';

type Props = {
  readonly chosen: Chosen;
  readonly mapping: Mapping;
  readonly onBack: () => void;
  readonly onDone: (done: ImportDone) => void;
};

const counts = ['rows', 'fresh', 'changed', 'repeated', 'existing', 'badRows'] as const;
/** Shown only where there are any. */
const rare: readonly (typeof counts)[number][] = ['changed'];
const heads = ['row', 'column', 'value', 'reason'] as const;

const Counts = ({ check }: { readonly check: ImportCheck }) => {
  const t = useT();
  return (
    <dl className="td-counts">
      {counts
        .filter((key) => check[key] > 0 || !rare.includes(key))
        .map((key) => (
          <div key={key}>
            <dt>{t(`imports.check.${key}`)}</dt>
            <dd className="td-number">{formatCount(check[key])}</dd>
          </div>
        ))}
    </dl>
  );
};

const ErrorTable = ({ errors }: { readonly errors: readonly ImportError[] }) => {
  const t = useT();
  const textOf = useProblemText();
  return (
    <table className="td-table">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {t(`imports.check.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {errors.map(({ row, field, value, problem }) => (
          <tr key={`${row}/${field}`}>
            <td className="td-number">{row}</td>
            <td>{t(`imports.fields.${field}`)}</td>
            <td>{value}</td>
            <td>{textOf(problem)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Errors = ({ check, chosen }: { readonly check: ImportCheck; readonly chosen: Chosen }) => {
  const t = useT();
  const file = useErrorFile(chosen.fileId, chosen.fileName);
  const { errors, errorCount } = check;
  return (
    <>
      <Alert type="error" showIcon title={t('imports.check.blocked')} />
      <div className="td-form-buttons">
        <strong>{t('imports.check.errorsTitle')}</strong>
        <Button type="primary" icon={<DownloadOutlined aria-hidden />} loading={file.isBusy} onClick={file.save}>
          {t('imports.check.downloadErrors')}
        </Button>
      </div>
      <ErrorTable errors={errors} />
      {errorCount > errors.length && <p className="td-quiet">{t('imports.check.more', { count: errors.length })}</p>}
    </>
  );
};

const CANCELLED = 'imports.refusals.cancelled';

const Refused = ({ problem, onRetry }: { readonly problem: ClientProblem; readonly onRetry: () => void }) => {
  const t = useT();
  if (problem.params['case'] !== CANCELLED) return <PanelRefused problem={problem} onRetry={onRetry} />;
  const again = <Button onClick={onRetry}>{t('imports.mapping.check')}</Button>;
  return <Alert type="info" showIcon title={t('imports.progress.cancelled')} action={again} />;
};

export const CheckStep = ({ chosen, mapping, onBack, onDone }: Props) => {
  const t = useT();
  const notice = useNotice();
  const { target, fileId, preview } = chosen;
  const importing = useRun(target);
  const asked = { fileId, headerRow: preview.headerRow, columns: mapping.columns };
  // Each look at this step is a check of its own: what was missing may have been typed meanwhile.
  const [look] = useState(() => crypto.randomUUID());
  const found = useRead<ImportCheck>(['imports.check', look, target, asked], () => checkFile(target, asked), {
    tables: [],
  });
  const check = found.isFetching ? undefined : found.value;
  const work = check ? check.fresh + check.changed : 0;
  const isReady = check !== undefined && check.badRows === 0;
  const run = async () => {
    const answer = await importing.run({ ...asked, ownerId: mapping.ownerId });
    if (answer.ok) onDone(answer.value);
    else notice.problem(answer.problem);
  };
  return (
    <section className="td-import-step">
      {(found.isFetching || importing.isBusy) && <ProgressLine fileId={fileId} />}
      {!check && !found.isFetching && found.problem && <Refused problem={found.problem} onRetry={found.reload} />}
      {check && <Counts check={check} />}
      {check && check.badRows > 0 && <Errors check={check} chosen={chosen} />}
      {isReady && (
        <Alert
          type={work > 0 ? 'success' : 'info'}
          showIcon
          title={t(work > 0 ? 'imports.check.clean' : 'imports.check.nothing')}
        />
      )}
      <div className="td-form-buttons">
        <Button onClick={onBack} disabled={importing.isBusy}>
          {t('common.actions.back')}
        </Button>
        {isReady && work > 0 && (
          <Button type="primary" autoFocus loading={importing.isBusy} onClick={() => void run()}>
            {t('imports.check.run', { count: formatCount(work) })}
          </Button>
        )}
      </div>
    </section>
  );
};
