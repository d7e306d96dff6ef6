/** Facts of a document, one a line; empty ones are left out. */
import { Fragment } from 'react';

type Props = { readonly facts: readonly (readonly [label: string, text: string])[] };

export const Facts = ({ facts }: Props) => (
  <dl className="td-purchase-facts">
    {facts.map(([label, text]) =>
      text.trim() === '' ? null : (
        <Fragment key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </Fragment>
      ),
    )}
  </dl>
);
