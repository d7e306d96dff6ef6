/** The procedures of agreed prices, as main/rpc registers them. */
import { endPrice } from './end-price';
import { pricesOfCustomer, pricesOfProduct } from './pricing.queries';
import { setPrice } from './set-price';

export const pricing = { ofCustomer: pricesOfCustomer, ofProduct: pricesOfProduct, set: setPrice, end: endPrice };
