/** Keys and the mouse on a row: Enter opens, letters act, arrows select, the right button shows what can be done. */
import type {
  CellContextMenuEvent,
  CellFocusedEvent,
  CellKeyDownEvent,
  FullWidthCellKeyDownEvent,
} from 'ag-grid-community';
import { type KeyboardEvent as ReactKeyboardEvent, useMemo, useRef, useState } from 'react';
import { isComposing, plainLetter } from '../keyboard';
import type { MenuPlace } from './row-menu';
import type { DataGridProps, GridRow } from './types';
import { useLatest } from './use-latest';
import { useNotice } from '../notice';

type Input<Row extends GridRow> = Pick<DataGridProps<Row>, 'onOpen' | 'rowActions'>;
type KeyEvent<Row> = CellKeyDownEvent<Row> | FullWidthCellKeyDownEvent<Row>;

const isArrow = ({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent) =>
  (key === 'ArrowUp' || key === 'ArrowDown') && !ctrlKey && !metaKey && !shiftKey;
const isMenuKey = ({ key, shiftKey }: KeyboardEvent) => key === 'ContextMenu' || (key === 'F10' && shiftKey);

const placeUnder = (target: EventTarget | null): { readonly x: number; readonly y: number } => {
  const box = target instanceof Element ? target.getBoundingClientRect() : undefined;
  return { x: (box?.left ?? 0) + 8, y: box?.bottom ?? 0 };
};

export const useGridKeys = <Row extends GridRow>(input: Input<Row>) => {
  const latest = useLatest(input);
  const notice = useLatest(useNotice());
  const [menu, setMenu] = useState<MenuPlace>();
  const isWalking = useRef(false);
  const cameFrom = useRef<Element | null>(null);
  return useMemo(() => {
    const openMenu = (row: Row, place: { readonly x: number; readonly y: number }) => {
      const actions = latest.current.rowActions?.(row) ?? [];
      if (actions.length === 0) return;
      cameFrom.current = document.activeElement;
      setMenu({ ...place, actions });
    };
    const runLetter = (row: Row, letter: string) => {
      const action = latest.current.rowActions?.(row).find(({ shortcut }) => shortcut?.toLowerCase() === letter);
      if (action?.state === true) action.onRun();
      else if (action) notice.current.problem(action.state);
    };
    const onCellKeyDown = ({ event, data: row }: KeyEvent<Row>) => {
      if (!(event instanceof KeyboardEvent) || row === undefined || isComposing(event)) return;
      const letter = plainLetter(event);
      if (event.key === 'Enter') latest.current.onOpen?.(row);
      else if (isMenuKey(event)) openMenu(row, placeUnder(event.target));
      else if (letter !== undefined) runLetter(row, letter);
      else return;
      event.preventDefault();
    };
    return {
      onCellKeyDown,
      /** Before the grid moves the focus: is it the arrows that move it, or the mouse? */
      onKeyDownCapture: ({ nativeEvent }: ReactKeyboardEvent) => {
        if (isArrow(nativeEvent)) isWalking.current = true;
      },
      onMouseDownCapture: () => {
        isWalking.current = false;
      },
      /** Walking with the arrows selects, as a click does. */
      onCellFocused: ({ rowIndex, api }: CellFocusedEvent<Row>) => {
        if (!isWalking.current || rowIndex === null) return;
        isWalking.current = false;
        api.getDisplayedRowAtIndex(rowIndex)?.setSelected(true, true);
      },
      onCellContextMenu: ({ event, data: row, node }: CellContextMenuEvent<Row>) => {
        if (row === undefined || !(event instanceof MouseEvent)) return;
        event.preventDefault();
        if (!node.isSelected()) node.setSelected(true, true);
        openMenu(row, { x: event.clientX, y: event.clientY });
      },
      menu,
      closeMenu: () => {
        setMenu(undefined);
        if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus();
      },
    };
  }, [latest, notice, menu]);
};
