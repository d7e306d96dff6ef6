/** The procedures of what is asked to be released, as main/rpc registers them. */
import { askRelease, refuseRelease, withdrawRelease } from './ask-release';
import { listReleasers, releaseDesk, releaseDeskTotals } from './release-desk.queries';
import { confirmConsent, objectConsent, recordConsent } from './verbal-consent';

export const releasesHandlers = {
  desk: releaseDesk,
  deskTotals: releaseDeskTotals,
  ask: askRelease,
  withdraw: withdrawRelease,
  refuse: refuseRelease,
  releasers: listReleasers,
  recordConsent,
  confirm: confirmConsent,
  object: objectConsent,
};
