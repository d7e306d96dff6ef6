import { Dropdown, type MenuProps } from 'antd';
import { useProblemText } from '../problem-text';
import type { RowAction } from './types';

export type MenuPlace = { readonly x: number; readonly y: number; readonly actions: readonly RowAction[] };
type Props = { readonly place: MenuPlace | undefined; readonly onClose: () => void };

/** What can be done with a row, at the mouse or at the focused cell; what cannot says why. */
export const RowMenu = ({ place, onClose }: Props) => {
  const textOf = useProblemText();
  if (place === undefined) return null;
  const items: MenuProps['items'] = place.actions.map(({ key, label, state, shortcut, isDanger }) => ({
    key,
    danger: isDanger === true,
    disabled: state !== true,
    label: (
      <div className="td-row-menu-item">
        <span>{label}</span>
        {shortcut && <kbd className="td-kbd">{shortcut.toUpperCase()}</kbd>}
        {state !== true && <small>{textOf(state)}</small>}
      </div>
    ),
  }));
  const run = (key: string) => {
    onClose();
    place.actions.find((action) => action.key === key)?.onRun();
  };
  return (
    <Dropdown
      open
      autoFocus
      menu={{ items, onClick: ({ key }) => run(key) }}
      trigger={['click']}
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <span className="td-row-menu-anchor" style={{ left: place.x, top: place.y }} />
    </Dropdown>
  );
};
