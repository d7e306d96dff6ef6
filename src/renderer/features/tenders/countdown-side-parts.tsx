/** What the lists beside the countdown are made of. */
import type { ReactNode } from 'react';

/** `MM-DD` of a date: what stands here is near. */
export const nearDay = (on: string): string => on.slice('YYYY-'.length);

type SectionProps = { readonly title: string; readonly onOpen: () => void; readonly children: ReactNode };

/** Its title opens the whole list. */
export const SideSection = ({ title, onOpen, children }: SectionProps) => (
  <section aria-label={title}>
    <h2>
      <button type="button" onClick={onOpen}>
        {title}
      </button>
    </h2>
    <ul>{children}</ul>
  </section>
);

type LineProps = {
  readonly title: string;
  readonly figure?: string;
  readonly note: string;
  readonly look?: '' | 'is-now' | 'is-soon';
  readonly onOpen: () => void;
  /** What stands at its end, beside what opens it. */
  readonly children?: ReactNode;
};

export const SideLine = ({ title, figure = '', note, look = '', onOpen, children }: LineProps) => (
  <li>
    <button type="button" title={[title, figure, note].filter(Boolean).join('\n')} onClick={onOpen}>
      <span>
        <b>{title}</b>
        <span className="td-number">{figure}</span>
      </span>
      <small className={look}>{note}</small>
    </button>
    {children}
  </li>
);
