import { lazy, Suspense } from 'react';
import { version } from '../../../../package.json';
import { useConnection } from '../../rpc/use-connection';
import { languageName, useTexts } from '../../ui/i18n';
import { changePreferences, themeModes, usePreferences } from '../../ui/preferences';

const ReminderBell = lazy(() => import('../../features/reminders/bell'));

const HubState = () => {
  const { t } = useTexts();
  const status = useConnection();
  return (
    <span role="status" className={`td-hub is-${status}`}>
      <i aria-hidden />
      {t(`shell.hub.${status}`)}
    </span>
  );
};

const LanguageSwitch = () => {
  const { t, language } = useTexts();
  const other = language === 'en' ? 'zh-CN' : 'en';
  const label = `${languageName('zh-CN', 'languageShort')} / ${languageName('en', 'languageShort')}`;
  return (
    <button type="button" title={t('shell.status.language')} onClick={() => changePreferences({ language: other })}>
      {label}
    </button>
  );
};

const ThemeSwitch = () => {
  const { t } = useTexts();
  const { theme } = usePreferences();
  const next = themeModes[(themeModes.indexOf(theme) + 1) % themeModes.length] ?? 'system';
  return (
    <button type="button" onClick={() => changePreferences({ theme: next })}>
      {t('shell.status.theme', { theme: t(`common.settings.${theme}`) })}
    </button>
  );
};

type Props = { readonly firmName: string | undefined; readonly seat: string };

/** The blue line at the bottom: how we stand with the hub, whose book, who I am; reminders, language and appearance. */
export const StatusLine = ({ firmName, seat }: Props) => {
  const { t } = useTexts();
  return (
    <footer className="td-status" aria-label={t('shell.status.label')}>
      <HubState />
      <span>{firmName}</span>
      <span>{seat}</span>
      <span className="td-spring" />
      <Suspense fallback={null}>
        <ReminderBell />
      </Suspense>
      <ThemeSwitch />
      <LanguageSwitch />
      <span>{t('common.settings.version', { version })}</span>
    </footer>
  );
};
