/** The procedures of the firm's own papers, as main/rpc registers them. */
import {
  addCredentialRecord,
  changeCredentialFacts,
  giveBack,
  lendOriginal,
  renewCredential,
  retireCredential,
} from './credential-commands';
import { credentialTotals, getCredential, listCredentials, pickCredentials } from './credential-list.queries';
import { listLoans, loanTotals } from './loan-list.queries';

export const credentials = {
  list: listCredentials,
  totals: credentialTotals,
  get: getCredential,
  pick: pickCredentials,
  add: addCredentialRecord,
  change: changeCredentialFacts,
  renew: renewCredential,
  retire: retireCredential,
  loans: listLoans,
  loanTotals,
  lend: lendOriginal,
  giveBack,
};
