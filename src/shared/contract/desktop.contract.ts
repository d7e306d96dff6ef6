import { CHUNK_BYTES } from '../domain/limits';
import { z } from 'zod';
import { command, noInput, optionalText, text } from './procedure';

const CHUNK_BASE64 = Math.ceil(CHUNK_BYTES / 3) * 4;

/** A name for a new file: no folder, nothing that a system forbids in a name. */
const fileName = text(120).regex(/^[^./\\:*?"<>|][^/\\:*?"<>|]*$/u);
const open = 'what the person at this machine sees already, or brings himself';

/**
 * What only the desktop can do; its main process answers, on the same port as the engine. A browser does the
 * same by web means. None of it touches the book, so nothing here carries a commandId.
 */
export const desktopContract = {
  desktop: {
    /** Prints the page as it stands; the system's dialog decides on printer and copies. */
    print: command({ permission: 'public', open })
      .input(noInput)
      .output(z.strictObject({ isPrinted: z.boolean() })),
    /** Saves the page as it stands as a PDF, where the person says. The paper is the page's own. */
    savePdf: command({ permission: 'public', open })
      .input(z.strictObject({ name: fileName }))
      .output(z.strictObject({ isSaved: z.boolean() })),
    /**
     * Saves a file piece by piece: the first piece has no saveId and opens the dialog; the file appears under its
     * name with the last piece.
     */
    saveFile: command({ permission: 'public', open })
      .input(
        z.strictObject({
          name: fileName,
          saveId: z.uuid().optional(),
          bytes: z.base64().max(CHUNK_BASE64),
          isLast: z.boolean(),
        }),
      )
      .output(
        z.discriminatedUnion('state', [
          z.strictObject({ state: z.literal('cancelled') }),
          z.strictObject({ state: z.literal('open'), saveId: z.uuid() }),
          z.strictObject({ state: z.literal('saved') }),
        ]),
      ),
    /** Shows a notification of the system; choosing it brings the window to the front. */
    notify: command({ permission: 'public', open })
      .input(z.strictObject({ title: text(120), body: optionalText(400) }))
      .output(z.strictObject({ isShown: z.boolean() })),
    /**
     * Shows a notification and answers when it was chosen or has gone; choosing it brings the window to the front,
     * and the page opens what it is about.
     */
    remind: command({ permission: 'public', open })
      .input(z.strictObject({ title: text(120), body: optionalText(400) }))
      .output(z.strictObject({ isChosen: z.boolean() })),
    /** How many reminders wait, on the program's icon and in the tray; 0 takes the figure away. */
    badge: command({ permission: 'public', open })
      .input(z.strictObject({ count: z.int().min(0).max(9_999), hint: optionalText(120) }))
      .output(z.strictObject({ isShown: z.boolean() })),
  },
};
export type DesktopContract = typeof desktopContract;
