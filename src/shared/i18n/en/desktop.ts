import type { Catalogue } from '../catalogue';
import type { desktop as source } from '../zh-CN/desktop';

export const desktop: Catalogue<typeof source> = {
  menu: {
    file: 'File',
    edit: 'Edit',
    view: 'View',
    help: 'Help',
    print: 'Print…',
    savePdf: 'Save as PDF…',
    quit: 'Quit Tongdan',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    reload: 'Reload',
    actualSize: 'Actual size',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fullScreen: 'Full screen',
    about: 'About Tongdan',
    hide: 'Hide Tongdan',
    hideOthers: 'Hide others',
    showAll: 'Show all',
  },
  save: {
    title: 'Save file',
    pdf: 'PDF files',
    page: 'Tongdan page',
  },
  start: {
    title: 'Tongdan cannot start',
    book: 'Book: {{path}}',
    log: 'Details are in the log: {{path}}',
  },
};
