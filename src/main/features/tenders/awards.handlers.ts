/** The procedures of items, awards and what follows from them, as main/rpc registers them. */
import { changeAgreedVolume, createVolume, voidVolume } from './agreed-volumes';
import { agreementTotals, getAgreement, listAgreements } from './agreement-list.queries';
import { awardDraftOf } from './award-draft.queries';
import { correctAward } from './correct-award';
import {
  agreeAgreement,
  changeAgreementDates,
  createAgreement,
  refuseAgreement,
  submitAgreement,
  voidAgreement,
} from './delivery-agreements';
import { addLateItems, addTenderItems, changeTenderItem, removeTenderItem } from './item-changes';
import { approveQuotes, proposeQuotes, refuseQuotes, reopenQuote } from './item-quotes';
import { getItems } from './item.queries';
import { listMarketPrices, marketPriceTotals } from './market-price-list.queries';
import { recordMarketPrice, strikePrice } from './market-prices';
import { listProvincePrices, provincePriceTotals } from './province-price-list.queries';
import { endPrice, setListing } from './province-prices';
import { recordBids } from './record-bids';
import { traced } from './step-trace';
import { listVolumes, volumeTotals } from './volume-list.queries';
import { winTender } from './win-tender';

export const tenderItems = {
  ofTender: getItems,
  add: addTenderItems,
  addLate: addLateItems,
  change: changeTenderItem,
  remove: removeTenderItem,
  propose: proposeQuotes,
  approve: approveQuotes,
  refuse: refuseQuotes,
  reopenQuote,
  recordBids,
};

export const marketPrices = {
  list: listMarketPrices,
  totals: marketPriceTotals,
  record: recordMarketPrice,
  strike: strikePrice,
};

export const awards = { draft: awardDraftOf, win: traced(winTender), correct: correctAward };

export const provincePrices = {
  list: listProvincePrices,
  totals: provincePriceTotals,
  setListing,
  end: endPrice,
};

export const deliveryAgreements = {
  list: listAgreements,
  totals: agreementTotals,
  get: getAgreement,
  create: createAgreement,
  submit: submitAgreement,
  agree: agreeAgreement,
  refuse: refuseAgreement,
  void: voidAgreement,
  changeDates: changeAgreementDates,
};

export const agreedVolumes = {
  list: listVolumes,
  totals: volumeTotals,
  create: createVolume,
  change: changeAgreedVolume,
  void: voidVolume,
};
