import {
  PreviewQuery,
  RedeemBody,
  Redemption,
  RedemptionPage,
  RedemptionPreview,
  RedemptionQuery,
} from '../../redemption/redemption.contract.js';
import type { RouteSpecs } from '../route.js';

/** What a verifier asks for. */
export const verifierRoutes = {
  previewRedemption: {
    audience: 'verifier',
    summary: 'What a code stands for, before redeeming it',
    query: PreviewQuery,
    response: RedemptionPreview,
    errors: [
      'code_unknown',
      'code_expired',
      'already_redeemed',
      'action_not_allowed',
      'wrong_store',
      'rate_limited',
    ],
  },
  redeem: {
    audience: 'verifier',
    summary: 'Redeem a pickup; exactly one attempt succeeds',
    status: 201,
    body: RedeemBody,
    response: Redemption,
    idempotent: 'optional',
    errors: [
      'code_unknown',
      'code_expired',
      'already_redeemed',
      'action_not_allowed',
      'version_conflict',
      'wrong_store',
      'cash_not_collected',
      'rate_limited',
    ],
  },
  listRedemptions: {
    audience: 'verifier',
    summary: 'One’s own redemptions, newest first, with the day’s totals',
    query: RedemptionQuery,
    response: RedemptionPage,
    errors: ['malformed_cursor'],
  },
} as const satisfies RouteSpecs;
