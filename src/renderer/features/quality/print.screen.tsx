/** Preview of an approval form; the copy is counted when the button is pressed, and only then. */
import { PrinterOutlined } from '@ant-design/icons';
import { useEffect, useState } from 'react';
import type { QualificationForm } from '../../../shared/contract/quality.schemas';
import { api } from '../../rpc/client';
import { print } from '../../rpc/host';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import type { ScreenProps } from '../../ui/tab-actions';
import { ApprovalFormPrint } from './approval-form.print';

const tables = ['qualification'];

/** Stores the copy, shows exactly what was stored, then lets the printer have it. */
const usePrinting = (qualificationId: number) => {
  const notice = useNotice();
  const store = useCommand(api.quality.printForm);
  const [stored, setStored] = useState<QualificationForm>();
  useEffect(() => {
    if (stored) void print().then((answer) => notice.accept(answer));
  }, [stored, notice]);
  const run = async () => {
    const answer = await store.run({ qualificationId });
    if (notice.accept(answer) && answer.ok) setStored(answer.value);
  };
  return { run, isBusy: store.isBusy, stored };
};

const PrintScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const qualificationId = Number(params['qualificationId']);
  const ask = () => api.quality.previewForm({ qualificationId });
  const preview = useRead(['quality.previewForm', qualificationId], ask, { tables });
  const printing = usePrinting(qualificationId);
  const form = printing.stored ?? preview.value;
  return (
    <div className="td-quality-page">
      <header className="td-quality-views">
        {form && (
          <ActionButton
            type="primary"
            icon={<PrinterOutlined />}
            loading={printing.isBusy}
            onClick={() => void printing.run()}
          >
            {t('common.actions.print')}
          </ActionButton>
        )}
      </header>
      <div className="td-quality-stage" role="region" tabIndex={0} aria-label={t('shell.print.preview')}>
        {!form && preview.isLoading && <PanelLoading />}
        {!form && preview.problem && <PanelRefused problem={preview.problem} onRetry={preview.reload} />}
        {form && <ApprovalFormPrint form={form} />}
      </div>
    </div>
  );
};

export default PrintScreen;
