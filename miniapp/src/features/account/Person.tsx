import { Text, View } from '@tarojs/components';
import type { Me } from '@lanzi/shared/customer/customer.contract';
import { go } from '@/lib/go';
import { ensureSignedIn } from '@/lib/session';
import { useSignedIn } from '@/lib/session-token';
import { useWords } from '@/lib/words';
import { Icon } from '@/ui/Icon';
import { Picture } from '@/ui/Picture';
import { Tap } from '@/ui/Tap';
import './Person.scss';

/** `138****0001`: enough to know one's own number by. */
const masked = (phone: string) => phone.replace(/\d{4}(?=\d{4}$)/, '****');

/** Who is signed in, or the invitation to. */
export function Person({ me }: { me: Me | undefined }) {
  const t = useWords();
  const signedIn = useSignedIn();
  const name = signedIn ? (me ? me.nickname || t('account.noName') : ' ') : t('account.signInInvitation');
  const line = signedIn ? (me?.phone ? masked(me.phone) : ' ') : t('account.signInHint');
  return (
    <Tap className="person" onClick={() => (signedIn ? go.profile() : void ensureSignedIn())}>
      {me?.avatarUrl ? (
        <Picture className="person__avatar" src={me.avatarUrl} />
      ) : (
        <View className="person__avatar person__avatar--none">
          <Icon name="user" size="l" />
        </View>
      )}
      <View className="person__words">
        <View className="person__name">{name}</View>
        <Text className="person__line">{line}</Text>
      </View>
      <Icon name="right" />
    </Tap>
  );
}
