/** The procedures of deposits and bid costs, as main/rpc registers them. */
import { bidCostsOfTender } from './bid-costs.queries';
import { recordBidCost, reverseBidCost } from './bid-costs';
import { chaseDeposit, printLetter } from './chase-deposit';
import { depositsOfTender, depositsOutsideSums, depositTotals, getDeposit, listDeposits } from './deposit-grid.queries';
import { chaseLetter } from './deposit-letter.queries';
import { addInterest, convertDeposit, forfeitDeposit, giveBackDeposit, payDeposit, reverseMove } from './deposit-moves';
import { startDeposit } from './deposit-start.queries';
import {
  approveDeposit,
  changeDepositDates,
  confirmArrival,
  refuseDeposit,
  undoArrival,
  withdrawDeposit,
} from './deposit-steps';
import { requestDeposit } from './request-deposit';

export const deposits = {
  list: listDeposits,
  totals: depositTotals,
  get: getDeposit,
  outside: depositsOutsideSums,
  ofTender: depositsOfTender,
  start: startDeposit,
  request: requestDeposit,
  approve: approveDeposit,
  refuse: refuseDeposit,
  withdraw: withdrawDeposit,
  pay: payDeposit,
  confirmArrival,
  undoArrival,
  giveBack: giveBackDeposit,
  addInterest,
  convert: convertDeposit,
  forfeit: forfeitDeposit,
  reverse: reverseMove,
  changeDates: changeDepositDates,
  chase: chaseDeposit,
  letter: chaseLetter,
  printLetter,
};

export const bidCosts = { ofTender: bidCostsOfTender, record: recordBidCost, reverse: reverseBidCost };
