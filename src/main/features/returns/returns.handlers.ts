/** The procedures of returns, as main/rpc registers them. */
import { approveReturn, refuseReturn } from './decide-return';
import { exchangeReturn } from './exchange-return';
import { judgeReturn } from './judge-return';
import { getReturn, listReturns, returnableOf, returnTotals } from './list.queries';
import { previewReturn } from './paper.queries';
import { printReturn } from './print-return';
import { receiveReturn } from './receive-return';
import { requestReturn, withdrawReturn } from './request-return';

export const returns = {
  list: listReturns,
  totals: returnTotals,
  get: getReturn,
  returnable: returnableOf,
  request: requestReturn,
  withdraw: withdrawReturn,
  refuse: refuseReturn,
  approve: approveReturn,
  receive: receiveReturn,
  judge: judgeReturn,
  exchange: exchangeReturn,
  previewPrint: previewReturn,
  print: printReturn,
};
