/** Keys: what an input method is still composing is never a shortcut. */

type Key = Pick<KeyboardEvent, 'key' | 'keyCode' | 'isComposing' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Key code that browsers report while an input method works on the key. */
const IME_KEY_CODE = 229;

/** True while an input method is composing. */
export const isComposing = (event: Pick<Key, 'isComposing' | 'keyCode'>): boolean =>
  event.isComposing || event.keyCode === IME_KEY_CODE;

/** Where Ctrl+Z belongs to what is being written. */
const OWN_UNDO = 'input, textarea, select, [contenteditable="true"], .ag-cell-inline-editing';

/** Ctrl+Z, or Cmd+Z, outside of what is being written. */
export const isUndoKey = (event: Key & Pick<KeyboardEvent, 'target' | 'defaultPrevented'>): boolean =>
  (event.ctrlKey || event.metaKey) &&
  ![event.altKey, event.shiftKey, event.defaultPrevented, isComposing(event)].includes(true) &&
  event.key.toLowerCase() === 'z' &&
  !(event.target !== null && event.target instanceof Element && event.target.closest(OWN_UNDO) !== null);

/** The letter of a plain key press (`a`), without any modifier and outside of an input method. */
export const plainLetter = (event: Key): string | undefined => {
  if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return undefined;
  return /^[a-z]$/iu.test(event.key) ? event.key.toLowerCase() : undefined;
};
