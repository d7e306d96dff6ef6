/**
 * Loaded before the program, in Electron and in the stand-in alike: nobody sits in front of it, so what would ask or
 * tell a person is answered here and left as records, one line each, for the spec.
 */
const { appendFileSync } = require('node:fs');
const { app, BrowserWindow, dialog, shell } = require('electron');

/** @param {string} what @param {unknown} [detail] */
const note = (what, detail = null) =>
  appendFileSync(process.env['TONGDAN_TEST_RECORDS'] ?? '', `${JSON.stringify({ what, detail })}\n`);

dialog.showErrorBox = (title, text) => note('dialog.error', { title, text });
// Without an answer of the spec the person changes his mind.
dialog.showSaveDialog = async () => ({ canceled: true, filePath: '' });
shell.openExternal = async (url) => note('shell.openExternal', url);

const { focus } = BrowserWindow.prototype;
BrowserWindow.prototype.focus = function focusNoted() {
  note('window.focus');
  focus.call(this);
};

app.on('web-contents-created', (_event, contents) => {
  note('contents');
  contents.print = (_options, done) => {
    note('print');
    setImmediate(() => done?.(true, ''));
  };
});
app.on('session-created', (session) => {
  const keep = session.setPermissionRequestHandler.bind(session);
  session.setPermissionRequestHandler = (handler) => {
    keep(handler);
    // What a page would be told that asks for the camera.
    const answer = (/** @type {boolean} */ isGranted) => note('permission', isGranted);
    if (handler) Reflect.apply(handler, undefined, [null, 'media', answer]);
  };
});
app.on('second-instance', () => note('app.secondInstance'));
app.on('quit', (_event, code) => note('app.quit', code));
