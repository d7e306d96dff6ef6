/** The procedures of files that run in the engine's threads, as main/rpc registers them. */
import { getAttachment, listAttachments } from './files.queries';
import { removeAttachment } from './remove-file';

export const files = { list: listAttachments, get: getAttachment, remove: removeAttachment };
