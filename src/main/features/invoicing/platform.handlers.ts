/** The procedures of the exchange with the tax platform that run in the engine's threads. */
import { matchFiles } from './platform-files.queries';
import { currentTemplate } from './platform-job.queries';
import { waitingRequests } from './platform-requests.queries';
import { undoExport } from './platform-steps';

export const taxPlatform = { template: currentTemplate, waiting: waitingRequests, undoExport, matchFiles };
