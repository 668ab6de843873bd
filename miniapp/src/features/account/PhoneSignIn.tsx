import { isPhone } from '@lanzi/shared/api/phone';
import { useRef, useState } from 'react';
import { Input, View } from '@tarojs/components';
import { ApiError } from '@lanzi/shared/api/client';
import { labelled } from '@/lib/access';
import { api } from '@/lib/api';
import { errorWords } from '@/lib/error-words';
import { signedIn } from '@/lib/session';
import { say } from '@/lib/toast';
import { useWords } from '@/lib/words';
import { Button } from '@/ui/Button';
import { useResendSeconds } from './use-resend-seconds';
import './SignIn.scss';

const CODE_LENGTH = 6;

/** Phone number and the code sent to it by SMS. */
export function PhoneSignIn() {
  const t = useWords();
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string>();
  const [doing, setDoing] = useState<'sending' | 'signingIn'>();
  // Two quick taps come before the button shows itself busy.
  const asking = useRef(false);
  const [resendSeconds, waitSeconds] = useResendSeconds();

  const attempt = async (what: 'sending' | 'signingIn', act: () => Promise<unknown>) => {
    if (asking.current) return;
    asking.current = true;
    setProblem(undefined);
    setDoing(what);
    try {
      await act();
    } catch (error) {
      setProblem(errorWords(error));
      if (what === 'sending' && error instanceof ApiError && error.problem.code === 'rate_limited')
        waitSeconds(Number(error.problem.params['seconds']) || 60);
    } finally {
      asking.current = false;
      setDoing(undefined);
    }
  };
  const send = () => {
    if (!isPhone(phone)) return setProblem(t('account.phoneWrong'));
    return void attempt('sending', async () => {
      await api.sendPhoneCode({ body: { phone: phone.trim() } });
      waitSeconds(60);
      say(t('account.codeSent'));
    });
  };
  const signIn = (given: string) =>
    void attempt('signingIn', async () =>
      signedIn(await api.signInByPhone({ body: { phone: phone.trim(), code: given } })),
    );
  const typeCode = (typed: string) => {
    const digits = typed.replace(/\D/g, '').slice(0, CODE_LENGTH);
    setCode(digits);
    setProblem(undefined);
    // Filled in from the message: no further tap is needed.
    if (digits.length === CODE_LENGTH && code.length < CODE_LENGTH && isPhone(phone) && !doing)
      signIn(digits);
  };
  const missing = !isPhone(phone)
    ? t('account.phoneFirst')
    : code.length < CODE_LENGTH
      ? t('account.codeFirst')
      : undefined;
  return (
    <View className="sign-in__form">
      <Input
        className="sign-in__input"
        type="text"
        value={phone}
        maxlength={20}
        placeholder={t('account.phonePlaceholder')}
        placeholderClass="sign-in__placeholder"
        {...labelled(t('account.phone'))}
        onInput={(event) => {
          setPhone(event.detail.value);
          setProblem(undefined);
        }}
      />
      <View className="sign-in__code">
        <Input
          className="sign-in__input"
          type="number"
          value={code}
          maxlength={CODE_LENGTH}
          placeholder={t('account.codePlaceholder')}
          placeholderClass="sign-in__placeholder"
          {...labelled(t('account.code'))}
          onInput={(event) => typeCode(event.detail.value)}
        />
        <Button
          kind="soft"
          busy={doing === 'sending'}
          disabledBecause={resendSeconds > 0 ? t('account.resendIn', { seconds: resendSeconds }) : undefined}
          onClick={send}
        >
          {doing === 'sending'
            ? t('account.sending')
            : resendSeconds > 0
              ? t('account.resendIn', { seconds: resendSeconds })
              : t('account.sendCode')}
        </Button>
      </View>
      <View className="sign-in__problem">{problem ?? ''}</View>
      <Button
        block
        size="l"
        busy={doing === 'signingIn'}
        disabledBecause={missing}
        onClick={() => signIn(code)}
      >
        {t(doing === 'signingIn' ? 'account.signingIn' : 'account.signIn')}
      </Button>
      <View className="sign-in__agreement">{t('account.agreement')}</View>
    </View>
  );
}
