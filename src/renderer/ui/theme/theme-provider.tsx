/** Appearance and words for everything below: antd, and through its CSS variables the frame and the grid. */
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import type { Language } from '../../../shared/i18n';
import type { ThemeMode } from '../preferences';
import { themeConfig, VARIABLES_CLASS } from './tokens';
import './base.css';
import './parts.css';

// From the first moment: the grid measures its borders, made of these variables, as soon as it is built.
document.documentElement.classList.add(VARIABLES_CLASS);

const darkQuery = window.matchMedia('(prefers-color-scheme: dark)');

/** True when dark is chosen, or the system is dark and is followed. */
export const useIsDark = (mode: ThemeMode): boolean => {
  const [isSystemDark, setIsSystemDark] = useState(darkQuery.matches);
  useEffect(() => {
    const follow = () => setIsSystemDark(darkQuery.matches);
    darkQuery.addEventListener('change', follow);
    return () => darkQuery.removeEventListener('change', follow);
  }, []);
  return mode === 'dark' || (mode === 'system' && isSystemDark);
};

type Props = { readonly mode: ThemeMode; readonly language: Language; readonly children: ReactNode };

const antdLocales = { 'zh-CN': zhCN, en: enUS };
const dayjsLocales = { 'zh-CN': 'zh-cn', en: 'en' };

export const ThemeProvider = ({ mode, language, children }: Props) => {
  const isDark = useIsDark(mode);
  const theme = useMemo(() => themeConfig(isDark, language), [isDark, language]);
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.dataset.theme = isDark ? 'dark' : 'light';
    root.lang = language;
    dayjs.locale(dayjsLocales[language]);
  }, [isDark, language]);
  return (
    <ConfigProvider theme={theme} locale={antdLocales[language]} button={{ autoInsertSpace: false }}>
      <App component={false}>{children}</App>
    </ConfigProvider>
  );
};
