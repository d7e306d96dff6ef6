/** How people arranged their lists, kept in this browser. */
import { useMemo } from 'react';
import { usePerson } from '../person';
import type { GridView, SortOrder, ViewStore } from './types';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const columnOf = (value: unknown): GridView['columns'] => {
  if (!isRecord(value) || typeof value['key'] !== 'string') return [];
  const { key, width, isHidden } = value;
  return [{ key, ...(typeof width === 'number' ? { width } : {}), ...(isHidden === true ? { isHidden } : {}) }];
};

const sortOf = (value: unknown): readonly SortOrder[] => {
  if (!isRecord(value) || typeof value['column'] !== 'string') return [];
  const { column, direction } = value;
  return direction === 'asc' || direction === 'desc' ? [{ column, direction }] : [];
};

/** Reads a kept arrangement; one that is not understood is as good as none. */
export const readView = (text: string | null): GridView | undefined => {
  try {
    const kept: unknown = JSON.parse(text ?? 'null');
    if (!isRecord(kept) || !Array.isArray(kept['columns']) || !Array.isArray(kept['sort'])) return undefined;
    return { columns: kept['columns'].flatMap(columnOf), sort: kept['sort'].flatMap(sortOf) };
  } catch {
    return undefined;
  }
};

/** Arrangements of one person in this browser. */
export const localViews = (person: string): ViewStore => {
  const keyOf = (gridId: string) => `tongdan.view.${person}.${gridId}`;
  return {
    load: (gridId) => readView(window.localStorage.getItem(keyOf(gridId))),
    save: (gridId, view) => window.localStorage.setItem(keyOf(gridId), JSON.stringify(view)),
  };
};

export const useViews = (given: ViewStore | undefined): ViewStore => {
  const person = usePerson();
  return useMemo(() => given ?? localViews(person), [given, person]);
};
