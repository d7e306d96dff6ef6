/** One file of the platform on the screen: sent, read by the engine, and what it said. */
import { useState } from 'react';
import type { Answer, ClientProblem } from '../../rpc/problem';
import { usePlatformUpload } from './platform-transfer';

export type ReadFile<T> = { readonly fileId: string; readonly name: string; readonly value: T };

/** `look` asks the engine what is in the file. */
export const usePlatformFile = <T>(look: (fileId: string) => Promise<Answer<T>>) => {
  const upload = usePlatformUpload();
  const [found, setFound] = useState<ReadFile<T>>();
  const [problem, setProblem] = useState<ClientProblem>();
  const [reading, setReading] = useState<string>();
  const read = async (fileId: string, name: string) => {
    const answer = await look(fileId);
    if (answer.ok) setFound({ fileId, name, value: answer.value });
    else setProblem(answer.problem);
  };
  const take = async (file: File) => {
    setProblem(undefined);
    setFound(undefined);
    setReading(file.name);
    const sent = await upload(file);
    if (sent.ok) await read(sent.value, file.name);
    else setProblem(sent.problem);
    setReading(undefined);
  };
  return { found, problem, reading, take, show: (value: T) => found && setFound({ ...found, value }) };
};
