import { DomainError } from '@lanzi/shared/errors';
import type { Refusal, Terms } from '@lanzi/shared/lifecycle';

/** What a lifecycle's table refuses, as it is answered: permission_denied or action_not_allowed. */
export function refused(
  action: string,
  status: string | null,
  refusal: Refusal<Terms> | undefined,
): DomainError | undefined {
  if (!refusal) return undefined;
  if (refusal.code === 'permission_denied')
    return new DomainError('permission_denied', { permission: refusal.permission });
  const why = refusal.code === 'condition' ? refusal.condition : refusal.code;
  return new DomainError('action_not_allowed', { action, status: status ?? 'none', why });
}

/** @throws DomainError permission_denied, action_not_allowed */
export function refuseUnlessAllowed(...asked: Parameters<typeof refused>): void {
  const error = refused(...asked);
  if (error) throw error;
}
