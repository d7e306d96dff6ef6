/** How far a check or a run is, asked for while it lasts. */
import { useEffect, useState } from 'react';
import type { ImportPhase } from '../../../shared/contract/imports.contract';
import { api } from '../../rpc/client';

const PAUSE_MS = 400;

export type Progress = { readonly phase: ImportPhase; readonly done: number; readonly total: number };

export const useProgress = (fileId: string, isBusy: boolean): Progress | undefined => {
  const [progress, setProgress] = useState<Progress>();
  useEffect(() => {
    if (!isBusy) return undefined;
    let isOver = false;
    let timer: ReturnType<typeof setTimeout>;
    const ask = async () => {
      const answer = await api.imports.progress({ fileId });
      if (isOver) return;
      setProgress(answer.ok ? (answer.value ?? undefined) : undefined);
      timer = setTimeout(() => void ask(), PAUSE_MS);
    };
    timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
      setProgress(undefined);
    };
  }, [fileId, isBusy]);
  return progress;
};
