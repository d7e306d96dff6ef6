import { type RefObject, useEffect, useRef } from 'react';

/** The value of the last rendering, for callbacks that live longer than one. */
export const useLatest = <T>(value: T): RefObject<T> => {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
};
