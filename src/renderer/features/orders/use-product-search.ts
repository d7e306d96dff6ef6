/** What the product cell knows: the text, the products found for it, the chosen one. */
import { useEffect, useRef, useState } from 'react';
import type { PickedProduct } from '../../../shared/contract/products.contract';
import { api } from '../../rpc/client';
import { useLatest } from '../../ui/grid/use-latest';

const PAUSE_MS = 80;
/** The engine names no more. */
const MOST_PICKED = 20;

type Input = {
  /** What stands in the cell before anything is typed. */
  readonly shown: string;
  readonly buyerId: number | undefined;
  readonly onPick: (product: PickedProduct) => void;
};
type Found = { readonly search: string; readonly products: readonly PickedProduct[] };

const noProducts: readonly PickedProduct[] = [];

export const useProductSearch = ({ shown, buyerId, onPick }: Input) => {
  const [text, setText] = useState(shown);
  const [chosen, setChosen] = useState(0);
  const [found, setFound] = useState<Found>();
  /** Enter was faster than the answer: the chosen one is taken when it comes. */
  const isEntered = useRef(false);
  const latest = useLatest({ onPick, chosen });
  const search = text.trim() === shown ? '' : text.trim();
  useEffect(() => {
    if (search === '') return undefined;
    let isStale = false;
    const ask = async () => {
      const answer = await api.products.pick({ search, customerId: buyerId ?? null });
      if (isStale || !answer.ok) return;
      setFound({ search, products: answer.value });
      const best = answer.value[latest.current.chosen] ?? answer.value[0];
      if (isEntered.current && best) latest.current.onPick(best);
      isEntered.current = false;
    };
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [search, buyerId, latest]);
  const isOpen = search !== '' && found?.search === search;
  const products = isOpen ? found.products : noProducts;
  const type = (next: string) => {
    isEntered.current = false;
    setText(next);
    setChosen(0);
  };
  return {
    ...{ text, search, chosen, products, isOpen, type },
    reset: () => type(shown),
    /** Up or down the list, also through one that is still on its way. */
    move: (step: number) => {
      const last = isOpen ? products.length - 1 : MOST_PICKED - 1;
      setChosen(Math.max(Math.min(chosen + step, last), 0));
    },
    take: () => {
      const product = products[chosen];
      if (product) onPick(product);
      else isEntered.current = !isOpen;
    },
  };
};
export type ProductSearch = ReturnType<typeof useProductSearch>;
