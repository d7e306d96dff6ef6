import type { Catalogue } from '../catalogue';
import type { shell as source } from '../zh-CN/shell';

export const shell: Catalogue<typeof source> = {
  brand: 'Tongdan',
  /** The name of this language in itself, and short. */
  languageSelf: 'English',
  languageShort: 'EN',
  demoHint: 'Demo book: all data is invented, try anything.',
  skipToWork: 'Skip to the work area',
  local: {
    DISCONNECTED: 'Not connected to the host, nothing was sent. Please try again once the connection is back.',
    UNKNOWN_OUTCOME:
      'The action was sent but no answer arrived. Press again once the connection is back: the same action never happens twice.',
  },
  recovered: {
    done: 'The last action without an answer was carried out.',
    notDone: 'The last action without an answer was not carried out. Please do it again.',
  },
  hub: {
    idle: 'Not connected yet',
    connecting: 'Connecting to the host',
    connected: 'Host connected',
    disconnected: 'Host disconnected',
  },
  nav: {
    label: 'Main navigation',
    orders: 'Orders',
    dispatch: 'Dispatch',
    receipts: 'Receipts',
    stock: 'Stock',
    masterData: 'Master data',
    system: 'System',
  },
  tabs: {
    label: 'Open pages',
    close: 'Close “{{title}}”',
    closeHint: 'Middle click or Delete closes',
    none: 'No page is open',
    noneHint: 'Choose one on the left to begin.',
    unknown: 'This page no longer exists',
    unknownHint: 'It may belong to another version, or your posts no longer use it.',
  },
  user: {
    menu: 'My account',
    seat: '{{name}} · {{posts}}',
    manyPosts: '{{count}} posts',
    manyPosts_one: '{{count}} post',
  },
  status: {
    label: 'Status line',
    language: 'Switch to Chinese',
    theme: 'Appearance: {{theme}}',
  },
  state: {
    noRightHint: 'Ask an administrator if you need it.',
    readProblem: 'The content could not be read',
  },
  crash: {
    title: 'This page has failed',
    hint: 'Other pages are not affected, and everything that was saved is safe. Open the page again; if it happens again, tell an administrator.',
    reopen: 'Open this page again',
  },
  start: {
    loading: 'Opening the book…',
    unreachable: 'The host cannot be reached',
    unreachableHint:
      'Check that the host is running and the network works; this page goes on by itself once it is back.',
    outdated: 'The program has been updated',
    outdatedHint: 'This page is an older version. Reload it to go on.',
    reload: 'Reload the page',
  },
  form: {
    conflict: 'Somebody else has just saved',
    conflictHint: '“{{label}}” is now “{{theirs}}”, you typed “{{mine}}”.',
    useMine: 'Use mine',
    keepTheirs: 'Keep theirs',
  },
  lamps: {
    label: 'Paid, shipped, arrived, invoiced',
    paid: 'P',
    shipped: 'S',
    arrived: 'A',
    invoiced: 'I',
    sentence: '{{paid}}; {{shipped}}; {{arrived}}; {{invoiced}}',
    paidNone: 'not paid',
    paidPart: 'partly paid',
    paidFull: 'paid',
    shippedNone: 'not shipped',
    shippedPart: 'partly shipped',
    shippedFull: 'shipped',
    arrivedNone: 'not signed for',
    arrivedPart: 'partly signed for',
    arrivedFull: 'signed for',
    invoicedNone: 'not invoiced',
    invoicedPart: 'partly invoiced',
    invoicedFull: 'invoiced',
  },
  print: {
    page: 'Page {{page}} of {{pages}}',
    again: 'Print {{copy}}',
    licence: 'Licence: {{number}}',
    warehouse: 'Warehouse: {{address}}',
    preview: 'Print preview',
    paper: 'Format',
    papers: { a4: 'A4', continuousHalf: '241 × 139.7 mm (half)' },
  },
};
