/** A line of a table that takes the focus, with everything that can be done on the right mouse button. */
import { Dropdown } from 'antd';
import { type ReactNode, useRef } from 'react';
import { useMenuItems } from '../../ui/action-menu';
import type { RowAction } from '../../ui/grid/types';

type Props = {
  readonly id: number;
  readonly actions: readonly RowAction[];
  readonly onOpen: () => void;
  readonly children: ReactNode;
};

export const MenuLine = ({ id, actions, onOpen, children }: Props) => {
  const line = useRef<HTMLTableRowElement>(null);
  const items = useMenuItems(actions);
  const run = (key: string) => {
    // A window that the action opens gives the focus back to the line, for the menu is gone by then.
    line.current?.focus();
    actions.find((action) => action.key === key)?.onRun();
  };
  return (
    <Dropdown
      trigger={['contextMenu']}
      autoFocus
      onOpenChange={(isOpen) => !isOpen && line.current?.focus()}
      menu={{ items, onClick: ({ key }) => run(key) }}
    >
      <tr ref={line} tabIndex={0} data-id={id} onDoubleClick={onOpen}>
        {children}
      </tr>
    </Dropdown>
  );
};
