import { useMe } from '../../rpc/me';
import { useT } from '../../ui/i18n';
import { navigationFor } from '../navigation';
import { tabActions, useTabs } from '../tabs/tabs-store';

/** The navigation on the left: what this person may open, by group. */
export const Nav = () => {
  const t = useT();
  const { permissions } = useMe();
  const active = useTabs((tabs) => tabs.active);
  return (
    <nav className="td-nav" aria-label={t('shell.nav.label')}>
      {navigationFor(permissions).map((group) => (
        <div key={group.titleKey} role="group" aria-label={t(group.titleKey)}>
          <h2>{t(group.titleKey)}</h2>
          {group.items.map(({ key, titleKey, icon: Icon }) => (
            <button
              key={key}
              type="button"
              aria-current={key === active ? 'page' : undefined}
              onClick={() => tabActions.openTab({ key, screen: key })}
            >
              <Icon aria-hidden />
              <span>{t(titleKey)}</span>
            </button>
          ))}
        </div>
      ))}
    </nav>
  );
};
