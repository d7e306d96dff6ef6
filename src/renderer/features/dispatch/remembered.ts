/** Small choices that a person makes again and again: the carrier, the paper. Kept in this browser, per person. */
import { useState } from 'react';
import { usePerson } from '../../ui/person';

/** The last choice under a name, and how to change it. */
export const useRemembered = (name: 'carrier' | 'paper' | 'segment', otherwise: string) => {
  const key = `tongdan.dispatch.${usePerson()}.${name}`;
  const [value, setValue] = useState(() => window.localStorage.getItem(key) ?? otherwise);
  const remember = (next: string) => {
    window.localStorage.setItem(key, next);
    setValue(next);
  };
  return [value, remember] as const;
};
