import type { Me } from '@lanzi/shared/customer/customer.contract';
import { isEmail } from '@/lib/email';
import type { WordKey } from '@/lib/words';

type Profile = Pick<Me, 'nickname' | 'email'>;

/** Why what was typed cannot be saved; undefined when it can. */
export function whatIsWrong(now: Profile, wanted: Profile): WordKey | undefined {
  if (!wanted.nickname) return 'account.nicknameEmpty';
  if (wanted.email !== null && !isEmail(wanted.email)) return 'account.emailWrong';
  if (wanted.nickname === now.nickname && wanted.email === now.email) return 'account.nothingChanged';
  return undefined;
}
