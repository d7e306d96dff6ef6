import type { ReactNode } from 'react';

/** What a state means for the person who looks at it. */
export type Tone = 'neutral' | 'info' | 'good' | 'warning' | 'bad';

/** A small coloured word: the state of a document, the result of a check. The colour never speaks alone. */
export const StateTag = ({ tone = 'neutral', children }: { readonly tone?: Tone; readonly children: ReactNode }) => (
  <span className={`td-tag is-${tone}`}>{children}</span>
);
