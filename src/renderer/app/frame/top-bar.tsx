import { LogoutOutlined } from '@ant-design/icons';
import { Dropdown, Tooltip } from 'antd';
import type { Me } from '../../../shared/contract/session.contract';
import { type Translate, useT } from '../../ui/i18n';
import { StateTag } from '../../ui/state-tag';

const NAMED_POSTS = 2;

/** The person's posts in a few words. */
export const postsOf = (me: Me, t: Translate): string =>
  me.posts.length > NAMED_POSTS
    ? t('shell.user.manyPosts', { count: me.posts.length })
    : me.posts.map((post) => t(`posts.${post}`)).join(t('common.listSeparator'));

const UserChip = ({ me, onLogOut }: { readonly me: Me; readonly onLogOut: () => void }) => {
  const t = useT();
  const items = [{ key: 'logOut', icon: <LogoutOutlined aria-hidden />, label: t('common.actions.logOut') }];
  return (
    <Dropdown menu={{ items, onClick: onLogOut }} trigger={['click']} placement="bottomRight">
      <button type="button" className="td-user" aria-haspopup="menu">
        <i aria-hidden>{me.name.slice(0, 1)}</i>
        {t('shell.user.seat', { name: me.name, posts: postsOf(me, t) })}
      </button>
    </Dropdown>
  );
};

type Props = {
  readonly firmName: string | undefined;
  readonly isDemo: boolean;
  readonly me: Me;
  readonly onLogOut: () => void;
};

/** The bar at the top: brand, whose book this is, the place of the search, who I am. */
export const TopBar = ({ firmName, isDemo, me, onLogOut }: Props) => {
  const t = useT();
  return (
    <header className="td-top">
      <h1 className="td-brand">{t('shell.brand')}</h1>
      <span className="td-firm">{firmName}</span>
      {isDemo && (
        <Tooltip title={t('shell.demoHint')}>
          <span>
            <StateTag tone="warning">{t('common.words.demo')}</StateTag>
          </span>
        </Tooltip>
      )}
      <div className="td-top-search" />
      <UserChip me={me} onLogOut={onLogOut} />
    </header>
  );
};
