import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { Me } from '@lanzi/shared/customer/customer.contract';
import { LanguageChoice } from '@/features/account/LanguageChoice';
import { SignInInvitation } from '@/features/account/SignInInvitation';
import { meKey, useMe } from '@/features/account/use-me';
import { whatIsWrong } from '@/features/account/profile-problems';
import { api } from '@/lib/api';
import { useSignedIn } from '@/lib/session-token';
import { sayDone, sayError } from '@/lib/toast';
import { useWords } from '@/lib/words';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Field } from '@/ui/Field';
import { Loaded } from '@/ui/Loaded';
import { PageShell } from '@/ui/PageShell';
import { SkeletonCards } from '@/ui/Skeleton';
import './index.scss';

function Profile({ me }: { me: Me }) {
  const t = useWords();
  const client = useQueryClient();
  const [nickname, setNickname] = useState(me.nickname);
  const [email, setEmail] = useState(me.email ?? '');
  const [busy, setBusy] = useState(false);
  const wanted = { nickname: nickname.trim(), email: email.trim().toLowerCase() || null };
  const save = async () => {
    setBusy(true);
    try {
      client.setQueryData(meKey, await api.updateMe({ body: wanted }));
      sayDone(t('account.saved'));
    } catch (error) {
      sayError(error);
    } finally {
      setBusy(false);
    }
  };
  const problem = whatIsWrong(me, wanted);
  return (
    <Card>
      <Field
        label={t('account.nickname')}
        value={nickname}
        onChange={setNickname}
        placeholder={t('account.nicknamePlaceholder')}
        maxLength={20}
      />
      <Field
        label={t('account.email')}
        value={email}
        onChange={setEmail}
        placeholder={t('account.emailPlaceholder')}
        maxLength={100}
        error={problem === 'account.emailWrong' ? t(problem) : undefined}
      />
      {me.phone ? <Field label={t('account.phone')} value={me.phone} /> : null}
      <Button
        className="profile__save"
        block
        size="l"
        busy={busy}
        disabledBecause={problem && t(problem)}
        onClick={() => void save()}
      >
        {t('account.save')}
      </Button>
    </Card>
  );
}

export default function ProfilePage() {
  const t = useWords();
  const me = useMe();
  return (
    <PageShell title={t('account.profileTitle')}>
      {useSignedIn() ? (
        <Loaded query={me} skeleton={<SkeletonCards count={1} />}>
          {(person) => <Profile me={person} />}
        </Loaded>
      ) : (
        <SignInInvitation title={t('account.signInInvitation')} hint={t('account.signInHint')} />
      )}
      <Card title={t('account.language')}>
        <LanguageChoice />
      </Card>
    </PageShell>
  );
}
