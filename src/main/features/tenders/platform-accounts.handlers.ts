/** The procedures of accounts on platforms, as main/rpc registers them. */
import {
  addPlatformAccount,
  changePlatformAccount,
  reveal,
  setAccountDisabled,
  setCodes,
  setSecret,
} from './platform-account-commands';
import { accountTotals, getAccount, listAccounts, platformLogins } from './platform-accounts.queries';

export const platformAccounts = {
  list: listAccounts,
  totals: accountTotals,
  get: getAccount,
  logins: platformLogins,
  add: addPlatformAccount,
  change: changePlatformAccount,
  setDisabled: setAccountDisabled,
  setSecret,
  reveal,
  setCodes,
};
