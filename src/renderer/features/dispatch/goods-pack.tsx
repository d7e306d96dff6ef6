/**
 * 出库资料包: one press prints the delivery list with every picture of its papers behind it, in the order of the lines;
 * what a page cannot print (PDF and the like) comes as one archive in the same order. What is missing is named first.
 */
import { Alert } from 'antd';
import { useState } from 'react';
import type { PaperFile } from '../../../shared/contract/dispatch-papers';
import { api } from '../../rpc/client';
import type { Answer } from '../../rpc/problem';
import { fetchFile, type FetchedFile } from '../../rpc/use-attachments';
import { useRead } from '../../rpc/use-read';
import { archiveOf } from '../../ui/archive';
import { ActionButton } from '../../ui/action-button';
import { useSaveFile } from '../../ui/file-saver';
import { isPicture } from '../../ui/file-viewer';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { archiveNames, missingPapers, papersInOrder } from './pack-order';

/** All files, or why one of them could not be read: half a pack is none. */
async function fetchAll(files: readonly PaperFile[]): Promise<Answer<FetchedFile[]>> {
  const fetched: FetchedFile[] = [];
  for (const { entity, entityId, id } of files) {
    const one = await fetchFile({ entity, entityId }, id);
    if (!one.ok) return one;
    fetched.push(one.value);
  }
  return { ok: true, value: fetched };
}

/** Numbered, so that the order holds in a folder. */
const packed = (files: readonly FetchedFile[]): Uint8Array<ArrayBuffer> => {
  const names = archiveNames(files.map(({ name }) => name));
  return archiveOf(files.map(({ bytes }, at) => ({ name: names[at] ?? String(at), bytes })));
};

type Props = {
  readonly noteId: number;
  readonly number: string;
  /** Prints the list with these pictures behind it; false when it was not. */
  readonly onPrint: (pictures: readonly FetchedFile[]) => Promise<boolean>;
};

const usePack = ({ noteId, number, onPrint }: Props) => {
  const t = useT();
  const notice = useNotice();
  const save = useSaveFile();
  const [isBusy, setIsBusy] = useState(false);
  const found = useRead(['dispatch.lotPapers', noteId], () => api.dispatch.lotPapers({ noteId }), {
    tables: ['attachment', 'purchase_receipt'],
  });
  const lots = found.value ?? [];
  const pack = async (): Promise<void> => {
    const files = await fetchAll(papersInOrder(lots));
    if (!notice.accept(files) || !files.ok) return;
    const pictures = files.value.filter(({ mediaType }) => isPicture(mediaType));
    const others = files.value.filter(({ mediaType }) => !isPicture(mediaType));
    if (!(await onPrint(pictures)) || others.length === 0 || !save) return;
    const saved = await save(t('dispatch.print.zipName', { number }), packed(others));
    if (!notice.accept(saved)) return;
    notice.success(t('dispatch.print.packed', { pictures: pictures.length, files: others.length }));
  };
  const run = () => {
    setIsBusy(true);
    void pack().finally(() => setIsBusy(false));
  };
  return { run, isBusy, isReady: found.value !== undefined, missing: missingPapers(lots) };
};

export const GoodsPack = (props: Props) => {
  const t = useT();
  const { run, isBusy, isReady, missing } = usePack(props);
  const named = (lots: readonly string[]) => lots.join(t('common.listSeparator'));
  const warnings = [
    missing.reports.length > 0 ? t('dispatch.print.noReport', { lots: named(missing.reports) }) : '',
    missing.invoices.length > 0 ? t('dispatch.print.noInvoice', { lots: named(missing.invoices) }) : '',
  ].filter((text) => text !== '');
  return (
    <>
      <ActionButton autoFocus loading={isBusy || !isReady} title={t('dispatch.print.packHint')} onClick={run}>
        {t('dispatch.print.pack')}
      </ActionButton>
      {warnings.map((text) => (
        <Alert key={text} type="warning" showIcon title={text} />
      ))}
    </>
  );
};
