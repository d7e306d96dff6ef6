import { useState } from 'react';
import { MOST_COUNTS, type StocktakeLineRow } from '../../../shared/contract/stocktakes.contract';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { countOf } from './count-table';

/** Counts typed on this page, kept until they are saved; each is guarded by the version of its line. */
export const useCounts = (stocktakeId: number) => {
  const save = useCommand(api.stocktakes.saveCounts);
  const [typed, setTyped] = useState<ReadonlyMap<number, { text: string; version: number }>>(new Map());
  const type = (line: StocktakeLineRow, text: string) =>
    setTyped((before) => new Map(before).set(line.id, { text, version: line.version }));
  const ready = [...typed].flatMap(([lineId, { text, version }]) => {
    const countedQty = countOf(text);
    return countedQty === undefined ? [] : [{ lineId, version, countedQty }];
  });
  const run = async () => {
    const answer = await save.run({ stocktakeId, counts: ready.slice(0, MOST_COUNTS) });
    if (answer.ok) {
      const saved = new Set(answer.value.lines.map(({ lineId }) => lineId));
      setTyped((before) => new Map([...before].filter(([lineId]) => !saved.has(lineId))));
    }
    return answer;
  };
  const texts = new Map([...typed].map(([lineId, { text }]) => [lineId, text]));
  return { texts, type, run, count: ready.length, isBusy: save.isBusy };
};

export type Counts = ReturnType<typeof useCounts>;
