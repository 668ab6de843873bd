import { account } from './account';
import { afterSale } from './after-sale';
import { cashier } from './cashier';
import { payLink } from './pay-link';
import { checkout } from './checkout';
import { common } from './common';
import { order } from './order';
import { pictures } from './pictures';
import { review } from './review';
import { shop } from './shop';
import { verifier } from './verifier';

export const dictionary = {
  common,
  shop,
  checkout,
  cashier,
  payLink,
  order,
  account,
  verifier,
  pictures,
  review,
  afterSale,
};
