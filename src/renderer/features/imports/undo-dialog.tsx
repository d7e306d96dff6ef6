/** Before an import is taken back: what will happen, or what is in the way and how often. */
import { Alert, Button } from 'antd';
import type { ImportRun, ImportUses } from '../../../shared/contract/imports.contract';
import { formatCount } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { Dialog } from '../../ui/dialog';
import { type TextKey, useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PanelRefused } from '../../ui/panel-state';

const bodies: Readonly<Record<ImportRun['target'], TextKey>> = {
  customers: 'imports.runs.undoBody',
  products: 'imports.runs.undoBody',
  prices: 'imports.runs.undoBody',
  stock: 'imports.runs.undoStock',
  receivables: 'imports.runs.undoReceivables',
  storedInvoices: 'imports.runs.undoReceivables',
  advanceInvoices: 'imports.runs.undoReceivables',
  tenders: 'imports.runs.undoTenders',
  deposits: 'imports.runs.undoDeposits',
};

const InTheWay = ({ uses }: { readonly uses: ImportUses }) => {
  const t = useT();
  return (
    <Alert
      type="warning"
      showIcon
      title={t('imports.runs.inTheWay')}
      description={
        <ul className="td-import-uses">
          {uses.map(({ what, count }) => (
            <li key={what}>{t('imports.runs.use', { what: t(`imports.uses.${what}`), count: formatCount(count) })}</li>
          ))}
        </ul>
      }
    />
  );
};

type Props = { readonly run: ImportRun; readonly onClose: () => void };

export const UndoDialog = ({ run, onClose }: Props) => {
  const t = useT();
  const notice = useNotice();
  const undo = useCommand(api.imports.undo);
  const { id: runId, version, fileName, added, changed } = run;
  const found = useRead(['imports.uses', runId, version], () => api.imports.uses({ runId }), {
    tables: ['import_run'],
  });
  const uses = found.value;
  const isFree = uses?.length === 0;
  const confirm = async () => {
    const answer = await undo.run({ runId, version });
    if (!notice.accept(answer)) {
      found.reload();
      return;
    }
    notice.success(t('imports.runs.undoDone'));
    onClose();
  };
  return (
    <Dialog title={t('imports.runs.undoTitle')} onClose={onClose}>
      <div className="td-import-step">
        <p>
          {t(bodies[run.target], { file: fileName, added: formatCount(added) })}
          {changed > 0 && t('imports.runs.undoChanged', { changed: formatCount(changed) })}
        </p>
        {found.isLoading && <p className="td-quiet">{t('imports.runs.looking')}</p>}
        {found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
        {uses && uses.length > 0 && <InTheWay uses={uses} />}
        <div className="td-form-buttons">
          <Button onClick={onClose}>{t('common.actions.cancel')}</Button>
          <Button danger type="primary" disabled={!isFree} loading={undo.isBusy} onClick={() => void confirm()}>
            {t('imports.runs.undo')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
};
