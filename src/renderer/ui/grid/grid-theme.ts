/** AG Grid in the clothes of the application: every colour is one of antd's variables. */
import { themeQuartz } from 'ag-grid-community';

export const ROW_HEIGHT = 32;

export const gridTheme = themeQuartz.withParams({
  accentColor: 'var(--ant-color-primary)',
  backgroundColor: 'var(--ant-color-bg-container)',
  foregroundColor: 'var(--ant-color-text)',
  textColor: 'var(--ant-color-text)',
  subtleTextColor: 'var(--ant-color-text-tertiary)',
  borderColor: 'var(--ant-color-border-secondary)',
  browserColorScheme: 'inherit',
  fontFamily: 'inherit',
  fontSize: 13,
  headerFontSize: 13,
  headerFontWeight: 500,
  headerHeight: ROW_HEIGHT,
  rowHeight: ROW_HEIGHT,
  headerBackgroundColor: 'var(--ant-color-fill-alter)',
  headerTextColor: 'var(--ant-color-text-secondary)',
  iconColor: 'var(--ant-color-text-tertiary)',
  rowHoverColor: 'var(--ant-color-fill-quaternary)',
  selectedRowBackgroundColor: 'var(--ant-color-primary-bg)',
  menuBackgroundColor: 'var(--ant-color-bg-elevated)',
  chromeBackgroundColor: 'var(--ant-color-fill-alter)',
  spacing: 6,
  cellHorizontalPadding: 8,
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  borderRadius: 6,
});
