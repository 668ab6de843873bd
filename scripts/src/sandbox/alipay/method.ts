import type { CashDesk } from '../payments/cash-desk';
import type { Parameters } from './signature';

/** What a method answers beside the code. @throws Refusal */
export type Method = (parameters: Parameters, desk: CashDesk) => Record<string, unknown>;
