import { useRef, useState } from 'react';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { api } from '@/lib/api';
import { errorWords } from '@/lib/error-words';
import { signedIn } from '@/lib/session';
import { useWords } from '@/lib/words';
import { Button } from '@/ui/Button';
import './SignIn.scss';

/** One tap, within WeChat. */
export function WechatSignIn() {
  const t = useWords();
  const [busy, setBusy] = useState(false);
  // Two quick taps come before the button shows itself busy.
  const asking = useRef(false);
  const [problem, setProblem] = useState<string>();
  const signIn = async () => {
    if (asking.current) return;
    asking.current = true;
    setBusy(true);
    setProblem(undefined);
    try {
      const { code } = await Taro.login();
      await signedIn(await api.signInByWechat({ body: { code } }));
    } catch (error) {
      setProblem(error instanceof Error ? errorWords(error) : t('account.wechatFailed'));
    } finally {
      asking.current = false;
      setBusy(false);
    }
  };
  return (
    <View className="sign-in__form">
      <View className="sign-in__problem">{problem ?? ''}</View>
      <Button block size="l" busy={busy} onClick={() => void signIn()}>
        {t(busy ? 'account.signingIn' : 'account.wechatSignIn')}
      </Button>
      <View className="sign-in__agreement">{t('account.wechatAgreement')}</View>
    </View>
  );
}
