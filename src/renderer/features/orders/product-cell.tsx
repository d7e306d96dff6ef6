/** The product cell: code, name or pinyin initials, a list under it, Enter takes the first or the chosen one. */
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { PickedProduct } from '../../../shared/contract/products.contract';
import { formatPrice, formatQty } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useT } from '../../ui/i18n';
import { isComposing } from '../../ui/keyboard';
import type { DraftProduct } from './draft-model';

const PAUSE_MS = 80;
/** The engine names no more. */
const MOST_PICKED = 20;

const labelOf = ({ genericName, specification }: DraftProduct): string => `${genericName} ${specification}`.trim();

type Found = { readonly search: string; readonly products: readonly PickedProduct[] };

/** The best products for what is typed; answers that come late are dropped. */
const useFound = (search: string, buyerId: number | undefined): Found | undefined => {
  const [found, setFound] = useState<Found>();
  useEffect(() => {
    if (search === '') return undefined;
    let isStale = false;
    const timer = setTimeout(async () => {
      const answer = await api.products.pick({ search, customerId: buyerId ?? null });
      if (!isStale && answer.ok) setFound({ search, products: answer.value });
    }, PAUSE_MS);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [search, buyerId]);
  return found?.search === search ? found : undefined;
};

type OptionProps = { readonly product: PickedProduct; readonly id: string; readonly isChosen: boolean; readonly onTake: () => void };

const Option = ({ product, id, isChosen, onTake }: OptionProps) => {
  const t = useT();
  const { code, maker, availableQty, unit, agreedPrice, missing } = product;
  const hints = [
    maker,
    `${t('orders.line.available')} ${formatQty(Math.max(availableQty, 0))}${unit}`,
    agreedPrice == null ? '' : t('orders.line.agreed', { price: formatPrice(agreedPrice) }),
    missing.length > 0
      ? t('orders.line.incomplete', {
          missing: missing.map((one) => t(`products.fields.${one}`)).join(t('common.listSeparator')),
        })
      : '',
  ];
  return (
    // Focus stays in the input; the mouse takes before the input loses it.
    <li
      id={id}
      role="option"
      aria-selected={isChosen}
      onMouseDown={(event) => {
        event.preventDefault();
        onTake();
      }}
    >
      <b>{code}</b> {labelOf(product)}
      <small>{hints.filter((hint) => hint !== '').join(' · ')}</small>
    </li>
  );
};

type Props = {
  readonly product: DraftProduct | undefined;
  readonly buyerId: number | undefined;
  readonly label: string;
  readonly isBad: boolean;
  readonly onPick: (product: PickedProduct) => void;
  /** Enter without anything to choose. */
  readonly onEnter: () => void;
  readonly onMove: (event: KeyboardEvent) => void;
};

/** Under the cell, above everything: a list inside would be cut off by the scrolling table. */
const usePlace = (isOpen: boolean) => {
  const input = useRef<HTMLInputElement>(null);
  const [place, setPlace] = useState({ left: 0, top: 0 });
  useLayoutEffect(() => {
    const box = isOpen ? input.current?.getBoundingClientRect() : undefined;
    if (box) setPlace({ left: box.left, top: box.bottom + 2 });
  }, [isOpen]);
  return { input, place };
};

export const ProductCell = ({ product, buyerId, label, isBad, onPick, onEnter, onMove }: Props) => {
  const t = useT();
  const listId = useId();
  const shown = product ? labelOf(product) : '';
  const [text, setText] = useState(shown);
  const [chosen, setChosen] = useState(0);
  const [isEntered, setIsEntered] = useState(false);
  const search = text.trim() === shown ? '' : text.trim();
  const found = useFound(search, buyerId);
  const products = search === '' ? [] : (found?.products ?? []);
  const isOpen = search !== '' && found !== undefined;
  const { input, place } = usePlace(isOpen);
  const take = (picked: PickedProduct | undefined) => {
    setIsEntered(false);
    if (picked) onPick(picked);
  };
  // Enter was faster than the answer: it takes the chosen one when it comes.
  const best = isEntered && isOpen ? (products[chosen] ?? products[0]) : undefined;
  useEffect(() => {
    if (isEntered && isOpen) {
      setIsEntered(false);
      if (best) onPick(best);
    }
  }, [isEntered, isOpen, best, onPick]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (search === '') onEnter();
      else if (isOpen) take(products[chosen]);
      else setIsEntered(true);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      setText(shown);
    } else if (search !== '' && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      // While something is typed the arrows belong to the list, also to one that is still on its way.
      event.preventDefault();
      const last = isOpen ? products.length - 1 : MOST_PICKED - 1;
      setChosen(Math.max(Math.min(chosen + (event.key === 'ArrowDown' ? 1 : -1), last), 0));
    } else onMove(event);
  };
  return (
    <>
      <input
        ref={input}
        role="combobox"
        aria-label={label}
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && products.length > 0 ? `${listId}-${chosen}` : undefined}
        aria-invalid={isBad}
        autoComplete="off"
        autoFocus
        placeholder={t('orders.line.pickHint')}
        value={text}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(0);
          setIsEntered(false);
        }}
        onBlur={() => setText(shown)}
        onKeyDown={onKeyDown}
      />
      <ul id={listId} role="listbox" className="td-product-list" style={place} hidden={!isOpen} aria-label={label}>
        {products.map((one, at) => (
          <Option key={one.id} id={`${listId}-${at}`} product={one} isChosen={at === chosen} onTake={() => take(one)} />
        ))}
        {isOpen && products.length === 0 && (
          <li role="option" aria-selected={false} aria-disabled>
            {t('orders.line.none')}
          </li>
        )}
      </ul>
    </>
  );
};
