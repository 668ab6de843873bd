import * as z from 'zod';
import { type ActionBody, type ActionInput, type PostedAction } from '../../order/order.contract.js';
import { Version } from '../common.contract.js';

export const versioned = <S extends z.ZodRawShape>(input: z.ZodObject<S>) =>
  input.extend({ version: Version });

/** The action in the address decides which of the bodies it must be: the handler parses it by that one. */
export const anyActionBody = <A extends PostedAction>(_actions: readonly A[]) =>
  z.looseObject({ version: Version }) as unknown as z.ZodType<ActionBody<A>, ActionInput<A>>;

export const actionErrors = ['version_conflict', 'action_not_allowed', 'reason_required'] as const;
