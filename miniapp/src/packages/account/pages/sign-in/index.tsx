import { View } from '@tarojs/components';
import { useUnload } from '@tarojs/taro';
import { inLang } from '@lanzi/shared/lang';
import { PhoneSignIn } from '@/features/account/PhoneSignIn';
import { WechatSignIn } from '@/features/account/WechatSignIn';
import { useShop } from '@/lib/use-shop';
import { leftSignIn } from '@/lib/session';
import { useLang, useWords } from '@/lib/words';
import { PageShell } from '@/ui/PageShell';

export default function SignInPage() {
  const t = useWords();
  const lang = useLang();
  const shop = useShop().data;
  useUnload(leftSignIn);
  return (
    <PageShell title={t('account.signInTitle')} className="sign-in">
      <View className="sign-in__welcome">
        {t('account.welcome', { shop: shop ? inLang(shop.name, lang) : '' })}
      </View>
      <View className="sign-in__hint">{t('account.welcomeHint')}</View>
      {process.env.TARO_ENV === 'weapp' ? <WechatSignIn /> : <PhoneSignIn />}
    </PageShell>
  );
}
