/** The product cell: code, name or pinyin initials, a list under it, Enter takes the first or the chosen one. */
import { type KeyboardEvent, type RefObject, useId, useLayoutEffect, useRef } from 'react';
import type { PickedProduct } from '../../../shared/contract/products.contract';
import { formatPrice, formatQty } from '../../../shared/domain/format';
import { useT } from '../../ui/i18n';
import { isComposing } from '../../ui/keyboard';
import type { DraftProduct } from './draft-model';
import { type ProductSearch, useProductSearch } from './use-product-search';

const labelOf = ({ genericName, specification }: DraftProduct): string => `${genericName} ${specification}`.trim();

type OptionProps = {
  readonly product: PickedProduct;
  readonly id: string;
  readonly isChosen: boolean;
  readonly onTake: () => void;
};

const Option = ({ product, id, isChosen, onTake }: OptionProps) => {
  const t = useT();
  const { code, genericName, tradeName, specification, maker, availableQty, unit, agreedPrice, missing } = product;
  const hints = [
    maker,
    `${t('orders.line.available')} ${formatQty(Math.max(availableQty, 0))}${unit}`,
    typeof agreedPrice === 'number' ? t('orders.line.agreed', { price: formatPrice(agreedPrice) }) : '',
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
      <b>{code}</b> {genericName} {tradeName !== '' && <em>{tradeName}</em>} {specification}
      <small>{hints.filter((hint) => hint !== '').join(' · ')}</small>
    </li>
  );
};

/** Under the cell, above everything: a list inside would be cut off by the scrolling table. */
const usePlace = (input: RefObject<HTMLInputElement | null>, isOpen: boolean) => {
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => {
    const box = input.current?.getBoundingClientRect();
    if (!isOpen || !box || !list.current) return;
    list.current.style.left = `${box.left}px`;
    list.current.style.top = `${box.bottom + 2}px`;
  }, [input, isOpen]);
  return list;
};

type ListProps = {
  readonly id: string;
  readonly found: ProductSearch;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly onPick: (product: PickedProduct) => void;
};

const ProductList = ({ id, found, input, onPick }: ListProps) => {
  const t = useT();
  const { products, chosen, isOpen } = found;
  const list = usePlace(input, isOpen);
  return (
    <ul
      ref={list}
      id={id}
      role="listbox"
      className="td-product-list"
      hidden={!isOpen}
      aria-label={t('orders.line.pickHint')}
    >
      {products.map((one, at) => (
        <Option key={one.id} id={`${id}-${at}`} product={one} isChosen={at === chosen} onTake={() => onPick(one)} />
      ))}
      {isOpen && products.length === 0 && (
        <li role="option" aria-selected={false} aria-disabled>
          {t('orders.line.none')}
        </li>
      )}
    </ul>
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

export const ProductCell = ({ product, buyerId, label, isBad, onPick, onEnter, onMove }: Props) => {
  const t = useT();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const found = useProductSearch({ shown: product ? labelOf(product) : '', buyerId, onPick });
  const isSearching = found.search !== '';
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.metaKey) return;
    const isArrow = event.key === 'ArrowDown' || event.key === 'ArrowUp';
    if (event.key === 'Enter' && isSearching) found.take();
    else if (event.key === 'Enter') onEnter();
    else if (event.key === 'Escape') found.reset();
    // While something is typed the arrows belong to the list.
    else if (isArrow && isSearching) found.move(event.key === 'ArrowDown' ? 1 : -1);
    else {
      onMove(event);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const isChosen = found.isOpen && found.products.length > 0;
  return (
    <>
      <input
        ref={input}
        role="combobox"
        aria-label={label}
        aria-expanded={found.isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isChosen ? `${listId}-${found.chosen}` : undefined}
        aria-invalid={isBad}
        autoComplete="off"
        autoFocus
        placeholder={t('orders.line.pickHint')}
        value={found.text}
        onFocus={(event) => event.target.select()}
        onChange={(event) => found.type(event.target.value)}
        onBlur={found.reset}
        onKeyDown={onKeyDown}
      />
      <ProductList id={listId} found={found} input={input} onPick={onPick} />
    </>
  );
};
