/** The menu as data. Roles bring their keys and their behaviour; the words are ours. */
import type { MenuItemConstructorOptions } from 'electron';
import { type Language, resources } from '../../shared/i18n';

type Item = MenuItemConstructorOptions;
type MenuActions = { readonly print: () => void; readonly savePdf: () => void };
type Parts = { readonly language: Language; readonly isMac: boolean; readonly actions: MenuActions };

const line: Item = { type: 'separator' };

/** The template of the application's menu; a Mac has one more menu, named after the program. */
export function menuTemplate({ language, isMac, actions }: Parts): Item[] {
  const { common, desktop } = resources[language];
  const words = desktop.menu;
  const about: Item = { role: 'about', label: words.about };
  const quit: Item = { role: 'quit', label: words.quit };
  const ofMac: Item = {
    label: common.appName,
    submenu: [
      about,
      line,
      { role: 'hide', label: words.hide },
      { role: 'hideOthers', label: words.hideOthers },
      { role: 'unhide', label: words.showAll },
      line,
      quit,
    ],
  };
  const file: Item = {
    label: words.file,
    submenu: [
      { id: 'print', label: words.print, accelerator: 'CmdOrCtrl+P', click: actions.print },
      { id: 'savePdf', label: words.savePdf, click: actions.savePdf },
      ...(isMac ? [] : [line, quit]),
    ],
  };
  const edit: Item = {
    label: words.edit,
    submenu: [
      { role: 'undo', label: words.undo },
      { role: 'redo', label: words.redo },
      line,
      { role: 'cut', label: words.cut },
      { role: 'copy', label: words.copy },
      { role: 'paste', label: words.paste },
      { role: 'selectAll', label: words.selectAll },
    ],
  };
  const view: Item = {
    label: words.view,
    submenu: [
      { role: 'reload', label: words.reload },
      line,
      { role: 'resetZoom', label: words.actualSize },
      { role: 'zoomIn', label: words.zoomIn },
      { role: 'zoomOut', label: words.zoomOut },
      line,
      { role: 'togglefullscreen', label: words.fullScreen },
    ],
  };
  const help: Item = { role: 'help', label: words.help, submenu: isMac ? [] : [about] };
  return [...(isMac ? [ofMac] : []), file, edit, view, help];
}
