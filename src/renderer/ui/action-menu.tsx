/** What can be done with a record, as entries of a menu; what cannot says why and who may. */
import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown, type MenuProps } from 'antd';
import { useRef } from 'react';
import type { RowAction } from './grid/types';
import { useT } from './i18n';
import { useProblemText } from './problem-text';

/** antd's entries for actions. */
export const useMenuItems = (actions: readonly RowAction[]): NonNullable<MenuProps['items']> => {
  const textOf = useProblemText();
  return actions.map(({ key, label, state, shortcut, isDanger }) => ({
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
};

/** The button behind which the rarer actions stand. */
export const MoreMenu = ({ actions }: { readonly actions: readonly RowAction[] }) => {
  const t = useT();
  const items = useMenuItems(actions);
  const button = useRef<HTMLButtonElement>(null);
  if (actions.length === 0) return null;
  const run = (key: string) => {
    // A window that the action opens gives the focus back to the button, for the menu is gone by then.
    button.current?.focus();
    actions.find((action) => action.key === key)?.onRun();
  };
  return (
    <Dropdown menu={{ items, onClick: ({ key }) => run(key) }} trigger={['click']} autoFocus placement="bottomRight">
      <Button ref={button} icon={<DownOutlined aria-hidden />} iconPlacement="end" aria-haspopup="menu">
        {t('common.actions.more')}
      </Button>
    </Dropdown>
  );
};
