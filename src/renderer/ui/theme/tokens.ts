/** The colours and sizes of the application, fed to antd; everything else reads antd's CSS variables. */
import { type MappingAlgorithm, type ThemeConfig, theme as antdTheme } from 'antd';
import type { Language } from '../../../shared/i18n';

/** Class on the root element that carries antd's CSS variables, so that the frame and the grid read them too. */
export const VARIABLES_CLASS = 'tongdan-theme';

type Tokens = NonNullable<ThemeConfig['token']>;

const chineseFonts = '"Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei"';
/** In a Chinese font the marks ’ “ ” are as wide as a character: English words want a Latin font before it. */
const fontFamilies: Readonly<Record<Language, string>> = {
  'zh-CN': `${chineseFonts}, "Segoe UI", system-ui, sans-serif`,
  en: `"Segoe UI", "Helvetica Neue", Arial, ${chineseFonts}, system-ui, sans-serif`,
};

const sizes: Tokens = {
  borderRadius: 6,
  wireframe: false,
  // A desk for eight hours a day answers at once. And what waits for the end of a transition that a busy computer
  // never began would stay: the sign of loading on a button that is done.
  motion: false,
};

/** Text colours keep 4.5 : 1 against every ground they stand on. */
const light: Tokens = {
  colorPrimary: '#1456f0',
  // antd's own lighter hover falls below the contrast that white text needs.
  colorPrimaryHover: '#0f48cc',
  colorLink: '#1456f0',
  colorSuccess: '#13804a',
  colorSuccessText: '#0f7040',
  colorSuccessBg: '#e6f6ee',
  colorSuccessBorder: '#a9dcc1',
  colorWarning: '#d9820b',
  colorWarningText: '#8f5300',
  colorWarningBg: '#fff4e0',
  colorWarningBorder: '#f3d19b',
  colorError: '#d2302a',
  colorErrorText: '#c02b24',
  colorErrorBg: '#fdecea',
  colorErrorBorder: '#f4b8b3',
  colorInfo: '#1456f0',
  colorPrimaryBg: '#eaf1ff',
  colorPrimaryBgHover: '#dbe7ff',
  colorText: '#1f2329',
  colorTextSecondary: '#555b66',
  colorTextTertiary: '#646a73',
  colorTextQuaternary: '#6b717c',
  colorTextDescription: '#646a73',
  colorTextPlaceholder: '#6b717c',
  colorTextDisabled: '#737984',
  colorBgLayout: '#f5f6f8',
  colorFillAlter: '#f7f8fa',
  colorBorder: '#d9dce2',
  colorBorderSecondary: '#e6e8ec',
  colorSplit: '#e6e8ec',
};

const dark: Tokens = {
  colorPrimary: '#4c82ff',
  colorLink: '#7ba6ff',
  colorLinkHover: '#a3c1ff',
  colorSuccess: '#3fb27a',
  colorSuccessText: '#6fd3a1',
  colorSuccessBg: '#14352a',
  colorSuccessBorder: '#22563f',
  colorWarning: '#d99a3d',
  colorWarningText: '#f0bd6b',
  colorWarningBg: '#3a2a12',
  colorWarningBorder: '#5e4519',
  colorError: '#e0625b',
  colorErrorText: '#ff9a94',
  colorErrorBg: '#42201f',
  colorErrorBorder: '#6b2f2c',
  colorInfo: '#4c82ff',
  colorPrimaryBg: '#1b2a4a',
  colorPrimaryBgHover: '#22365f',
  colorPrimaryText: '#8db1ff',
  colorText: '#e6e8eb',
  colorTextSecondary: '#b9bec7',
  colorTextTertiary: '#a5abb5',
  colorTextQuaternary: '#9aa0ab',
  colorTextDescription: '#a5abb5',
  colorTextPlaceholder: '#9aa0ab',
  colorTextDisabled: '#8d939e',
  colorBgLayout: '#101215',
  colorBgContainer: '#181b1f',
  colorBgElevated: '#20242a',
  colorFillAlter: '#1e2227',
  colorBorder: '#3b414b',
  colorBorderSecondary: '#2b3037',
  colorSplit: '#2b3037',
};

/** White on this blue keeps 4.5 : 1 in both appearances; antd's own dark blue does not. */
const button = {
  primaryColor: '#ffffff',
  dangerColor: '#2a0a08',
  colorPrimary: '#2a63e8',
  colorPrimaryHover: '#2258d6',
  colorPrimaryActive: '#1e52cc',
};

/** The chosen tab is words in the primary colour: on dark ground they need a lighter one. */
const tabs = { itemSelectedColor: '#8db1ff', itemHoverColor: '#a3c1ff', itemActiveColor: '#8db1ff' };

/** antd's compact sizes with the letters of a 13 px interface: compact alone goes down to 10 for Chinese. */
const dense: MappingAlgorithm = (seed, map) => ({
  ...antdTheme.compactAlgorithm(seed, map),
  fontSize: 13,
  fontSizeSM: 12,
  fontSizeLG: 15,
  fontHeight: 20,
  fontHeightSM: 18,
  fontHeightLG: 22,
  lineHeight: 20 / 13,
  lineHeightSM: 18 / 12,
  lineHeightLG: 22 / 15,
});

/** Red words and outlines on dark ground: antd's own dark red is too dim to be read. */
const readableRed: MappingAlgorithm = (seed, map) => ({
  ...(map ?? antdTheme.darkAlgorithm(seed)),
  colorError: '#ff8f88',
  colorErrorHover: '#ffb0ab',
  colorErrorActive: '#e57a74',
});

/** antd's theme for an appearance and a language. */
export const themeConfig = (isDark: boolean, language: Language): ThemeConfig => ({
  algorithm: isDark ? [antdTheme.darkAlgorithm, dense, readableRed] : [antdTheme.defaultAlgorithm, dense],
  hashed: false,
  cssVar: { key: VARIABLES_CLASS },
  token: { ...sizes, fontFamily: fontFamilies[language], ...(isDark ? dark : light) },
  components: isDark ? { Button: button, Tabs: tabs } : { Button: { primaryColor: '#ffffff' } },
});
