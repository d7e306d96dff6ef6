/** The procedures of products, as main/rpc registers them. */
import { createProduct } from './create-product';
import { pickProducts } from './pick-products.queries';
import { getProduct } from './product-card.queries';
import { listProducts, productTotals } from './product-list.queries';
import { setFloorPrice } from './set-floor-price';
import { resumeProduct, stopProduct } from './stop-product';
import { updateProduct } from './update-product';

export const products = {
  list: listProducts,
  totals: productTotals,
  get: getProduct,
  pick: pickProducts,
  create: createProduct,
  update: updateProduct,
  stop: stopProduct,
  resume: resumeProduct,
  setFloorPrice,
};
