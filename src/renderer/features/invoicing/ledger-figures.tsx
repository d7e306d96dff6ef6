/** A few figures with their names, side by side. */
import type { ReactNode } from 'react';
import { type TextKey, useT } from '../../ui/i18n';
import { MoneyText, QtyText } from '../../ui/money-text';
import './ledger.css';

export type Figure = { readonly key: TextKey; readonly value: ReactNode };

export const Figures = ({ of }: { readonly of: readonly Figure[] }) => {
  const t = useT();
  return (
    <dl className="td-ledger-figures">
      {of.map(({ key, value }) => (
        <div key={key}>
          <dt>{t(key)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};

/** Quantity and amount of one balance. */
export const Both = ({ qty, fen }: { readonly qty: number; readonly fen: number }) => (
  <>
    <QtyText qty={qty} /> · <MoneyText fen={fen} />
  </>
);
