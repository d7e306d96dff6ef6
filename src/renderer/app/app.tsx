import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { createQueryClient } from '../rpc/use-read';
import { createI18n, I18nProvider, useT } from '../ui/i18n';
import { preferences, usePreferences } from '../ui/preferences';
import { ThemeProvider } from '../ui/theme/theme-provider';
import { SessionGate } from './session-gate';

const Title = () => {
  const t = useT();
  useEffect(() => {
    document.title = t('shell.brand');
  }, [t]);
  return null;
};

/** Words, appearance, the cache of reads; then whoever is signed in. */
export const App = () => {
  const { language, theme } = usePreferences();
  const [words] = useState(() => createI18n(preferences().language));
  const [queries] = useState(createQueryClient);
  useEffect(() => void words.changeLanguage(language), [words, language]);
  return (
    <I18nProvider i18n={words}>
      <ThemeProvider mode={theme} language={language}>
        <QueryClientProvider client={queries}>
          <Title />
          <SessionGate />
        </QueryClientProvider>
      </ThemeProvider>
    </I18nProvider>
  );
};
