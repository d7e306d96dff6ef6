/** The workbook with the errors of a file: fetched piece by piece, handed to the person. */
import { useState } from 'react';
import { api } from '../../rpc/client';
import { saveFile } from '../../rpc/host';
import type { Answer } from '../../rpc/problem';
import { useTexts } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));

async function fetchAll(fileId: string, language: 'zh-CN' | 'en'): Promise<Answer<Uint8Array<ArrayBuffer>>> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 0; ; ) {
    const answer = await api.imports.errorFile({ fileId, language, at });
    if (!answer.ok) return answer;
    const piece = bytesOf(answer.value.bytes);
    pieces.push(piece);
    at += piece.length;
    if (answer.value.isLast || piece.length === 0) break;
  }
  return { ok: true, value: new Uint8Array(await new Blob(pieces).arrayBuffer()) };
}

const withoutKind = (name: string): string => name.replace(/\.\w{1,5}$/u, '');

export const useErrorFile = (fileId: string, fileName: string) => {
  const { t, language } = useTexts();
  const notice = useNotice();
  const [isBusy, setIsBusy] = useState(false);
  const save = async () => {
    setIsBusy(true);
    const fetched = await fetchAll(fileId, language);
    const name = t('imports.check.errorsName', { name: withoutKind(fileName) });
    notice.accept(fetched.ok ? await saveFile(name, fetched.value) : fetched);
    setIsBusy(false);
  };
  return { save: () => void save(), isBusy };
};
