import { AutoComplete } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { PickedProduct } from '../../../shared/contract/products.contract';
import { api } from '../../rpc/client';
import { useT } from '../../ui/i18n';

export type Chosen = { readonly productId: number | null; readonly product: string };

/** How a product is written in a cell. */
export const productLabel = ({ code, genericName, specification }: PickedProduct): string =>
  [code, genericName, specification].filter(Boolean).join(' ');

type Props = {
  readonly text: string;
  /** A product was chosen, or the text stays as typed. */
  readonly onCommit: (chosen: Chosen) => void;
  readonly onCancel: () => void;
};

const PAUSE_MS = 100;

/** The cell of a product while it is typed: code, name or pinyin, the best matches below. */
export const ProductCell = ({ text, onCommit, onCancel }: Props) => {
  const t = useT();
  const [typed, setTyped] = useState(text);
  const [found, setFound] = useState<readonly PickedProduct[]>([]);
  const isDone = useRef(false);
  useEffect(() => {
    let isOld = false;
    const ask = async () => {
      const answer = await api.products.pick({ search: typed.trim() });
      if (!isOld) setFound(answer.ok ? answer.value : []);
    };
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [typed]);
  const commit = (chosen: Chosen) => {
    if (isDone.current) return;
    isDone.current = true;
    onCommit(chosen);
  };
  return (
    <AutoComplete
      value={typed}
      autoFocus
      defaultOpen
      defaultActiveFirstOption
      variant="borderless"
      aria-label={t('stock.opening.product')}
      popupMatchSelectWidth={360}
      style={{ width: '100%' }}
      options={found.map((product) => ({ value: String(product.id), label: productLabel(product), product }))}
      onSearch={setTyped}
      onSelect={(_, { product }) => commit({ productId: product.id, product: productLabel(product) })}
      onInputKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        isDone.current = true;
        onCancel();
      }}
      onBlur={() => commit({ productId: null, product: typed })}
    />
  );
};
