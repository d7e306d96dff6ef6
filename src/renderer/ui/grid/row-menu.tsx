import { Dropdown } from 'antd';
import { useMenuItems } from '../action-menu';
import type { RowAction } from './types';

export type MenuPlace = { readonly x: number; readonly y: number; readonly actions: readonly RowAction[] };
type Props = { readonly place: MenuPlace | undefined; readonly onClose: () => void };

const none: readonly RowAction[] = [];

/** What can be done with a row, at the mouse or at the focused cell; what cannot says why. */
export const RowMenu = ({ place, onClose }: Props) => {
  const items = useMenuItems(place?.actions ?? none);
  if (place === undefined) return null;
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
