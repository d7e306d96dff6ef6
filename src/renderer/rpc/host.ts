/** What depends on the place the page runs in. In a browser by web means; the desktop gets its own way later. */

/** Prints the page as it stands; print sheets bring their own paper. */
export const print = (): void => window.print();

const REVOKE_AFTER_MS = 60_000;

/** Hands a file to the person: the browser's download. */
export const saveFile = (name: string, bytes: Uint8Array<ArrayBuffer>): void => {
  const url = URL.createObjectURL(new Blob([bytes]));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_AFTER_MS);
};
