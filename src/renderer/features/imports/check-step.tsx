/** The third step: what the import would do; the errors, row by row; the button that does it. */
import { DownloadOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import type { ImportCheck, ImportDone, ImportError } from '../../../shared/contract/imports.contract';
import { api } from '../../rpc/client';
import { saveFile } from '../../rpc/host';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { formatCount } from '../../../shared/domain/format';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { useProblemText } from '../../ui/problem-text';
import { csvFile } from './csv-file';
import type { Chosen } from './file-step';
import type { Mapping } from './mapping-step';

type Props = {
  readonly chosen: Chosen;
  readonly mapping: Mapping;
  readonly onBack: () => void;
  readonly onDone: (done: ImportDone) => void;
};

const counts = ['rows', 'fresh', 'repeated', 'existing', 'badRows'] as const;
const heads = ['row', 'column', 'value', 'reason'] as const;

const Counts = ({ check }: { readonly check: ImportCheck }) => {
  const t = useT();
  return (
    <dl className="td-counts">
      {counts.map((key) => (
        <div key={key}>
          <dt>{t(`imports.check.${key}`)}</dt>
          <dd className="td-number">{formatCount(check[key])}</dd>
        </div>
      ))}
    </dl>
  );
};

const Errors = ({ errors, badRows }: Pick<ImportCheck, 'errors' | 'badRows'>) => {
  const t = useT();
  const notice = useNotice();
  const textOf = useProblemText();
  const cells = ({ row, field, value, problem }: ImportError) => [
    row,
    t(`imports.fields.${field}`),
    value,
    textOf(problem),
  ];
  const save = async () => {
    const table = [heads.map((head) => t(`imports.check.${head}`)), ...errors.map(cells)];
    notice.accept(await saveFile(t('imports.check.errorsName'), csvFile(table)));
  };
  return (
    <>
      <Alert type="error" showIcon title={t('imports.check.blocked')} />
      <div className="td-form-buttons">
        <strong>{t('imports.check.errorsTitle')}</strong>
        <Button size="small" icon={<DownloadOutlined aria-hidden />} onClick={() => void save()}>
          {t('imports.check.downloadErrors')}
        </Button>
      </div>
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
          {errors.map((error) => (
            <tr key={`${error.row}/${error.field}`}>
              {cells(error).map((cell, at) => (
                <td key={heads[at]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {badRows > errors.length && <p className="td-quiet">{t('imports.check.more', { count: errors.length })}</p>}
    </>
  );
};

const messageOf = (check: ImportCheck) => (check.fresh > 0 ? 'imports.check.clean' : 'imports.check.nothing');

export const CheckStep = ({ chosen, mapping, onBack, onDone }: Props) => {
  const t = useT();
  const notice = useNotice();
  const { target, fileId, preview } = chosen;
  const runCustomers = useCommand(api.imports.runCustomers);
  const runProducts = useCommand(api.imports.runProducts);
  const asked = { fileId, headerRow: preview.headerRow, columns: mapping.columns };
  const found = useRead<ImportCheck>(
    ['imports.check', target, asked],
    () => (target === 'customers' ? api.imports.checkCustomers(asked) : api.imports.checkProducts(asked)),
    { tables: [] },
  );
  const check = found.value;
  const isBusy = runCustomers.isBusy || runProducts.isBusy;
  const run = async () => {
    const { ownerId } = mapping;
    const answer = await (target === 'customers' ? runCustomers.run({ ...asked, ownerId }) : runProducts.run(asked));
    if (answer.ok) onDone(answer.value);
    else notice.problem(answer.problem);
  };
  return (
    <section className="td-import-step">
      {!check && found.isLoading && <PanelLoading />}
      {!check && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {check && <Counts check={check} />}
      {check && check.badRows > 0 && <Errors errors={check.errors} badRows={check.badRows} />}
      {check && check.badRows === 0 && (
        <Alert type={check.fresh > 0 ? 'success' : 'info'} showIcon title={t(messageOf(check))} />
      )}
      <div className="td-form-buttons">
        <Button onClick={onBack} disabled={isBusy}>
          {t('common.actions.back')}
        </Button>
        {check && check.badRows === 0 && check.fresh > 0 && (
          <Button type="primary" autoFocus loading={isBusy} onClick={() => void run()}>
            {t(isBusy ? 'imports.check.running' : 'imports.check.run', { count: formatCount(check.fresh) })}
          </Button>
        )}
      </div>
    </section>
  );
};
