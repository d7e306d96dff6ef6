/** 出库资料包: the delivery list, then the test reports of its lots in the order of the lines; missing ones are named first. */
import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { LotPapers } from '../../../shared/contract/dispatch-papers';
import { api } from '../../rpc/client';
import { fetchFile } from '../../rpc/use-attachments';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { FileViewer, isShowable, type ShownFile } from '../../ui/file-viewer';
import { useSaveFile } from '../../ui/file-saver';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';

type Report = { readonly lotId: number; readonly id: number; readonly name: string };
const reportsOf = (lots: readonly LotPapers[]): Report[] =>
  lots.flatMap(({ lotId, reports }) => reports.map(({ id, name }) => ({ lotId, id, name })));

type Shown = { readonly at: number; readonly file: ShownFile };

/** One report after the other; what a page cannot show is saved instead. */
const useReports = (reports: readonly Report[]) => {
  const notice = useNotice();
  const save = useSaveFile();
  const [shown, setShown] = useState<Shown>();
  const show = async (at: number): Promise<void> => {
    const report = reports[at];
    if (!report) {
      setShown(undefined);
      return;
    }
    const found = await fetchFile({ entity: 'lot', entityId: report.lotId }, report.id);
    if (!notice.accept(found) || !found.ok) return;
    if (isShowable(found.value.mediaType)) {
      setShown({ at, file: found.value });
      return;
    }
    if (save) notice.accept(await save(found.value.name, found.value.bytes));
    await show(at + 1);
  };
  return { shown, show, close: () => setShown(undefined) };
};

type Props = { readonly noteId: number; readonly isBusy: boolean; readonly onPrint: () => Promise<boolean> };

export const GoodsPack = ({ noteId, isBusy, onPrint }: Props) => {
  const t = useT();
  const found = useRead(['dispatch.lotPapers', noteId], () => api.dispatch.lotPapers({ noteId }), {
    tables: ['attachment'],
  });
  const lots = found.value ?? [];
  const reports = reportsOf(lots);
  const missing = lots.filter((lot) => lot.reports.length === 0);
  const { shown, show, close } = useReports(reports);
  const run = async () => {
    if (await onPrint()) await show(0);
  };
  const next = shown && (
    <>
      <span>{t('dispatch.print.report', { at: shown.at + 1, count: reports.length, name: shown.file.name })}</span>{' '}
      <Button type="primary" autoFocus onClick={() => void show(shown.at + 1)}>
        {shown.at + 1 < reports.length ? t('dispatch.print.nextReport') : t('common.actions.close')}
      </Button>
    </>
  );
  return (
    <>
      <ActionButton autoFocus loading={isBusy} title={t('dispatch.print.packHint')} onClick={() => void run()}>
        {t('dispatch.print.pack')}
      </ActionButton>
      {missing.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('dispatch.print.noReport', {
            lots: missing.map(({ productName, batchNo }) => `${productName} ${batchNo}`).join(', '),
          })}
        />
      )}
      <FileViewer file={shown?.file} onClose={close} extra={next} />
    </>
  );
};
