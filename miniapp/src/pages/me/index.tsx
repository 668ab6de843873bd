import { useState } from 'react';
import { View } from '@tarojs/components';
import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro';
import { languageNames, LanguageChoice } from '@/features/account/LanguageChoice';
import { Person } from '@/features/account/Person';
import { signOut } from '@/features/account/sign-out';
import { useBalance } from '@/features/account/use-balance';
import { useMe } from '@/features/account/use-me';
import { TabPage } from '@/features/cart/TabPage';
import { OrderShortcuts } from '@/features/order/OrderShortcuts';
import { useOrderCounts } from '@/features/order/order-queries';
import { go } from '@/lib/go';
import { useMoney } from '@/lib/money';
import { ensureSignedIn } from '@/lib/session';
import { useSignedIn } from '@/lib/session-token';
import { useLang, useWords } from '@/lib/words';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Row } from '@/ui/Row';
import { Sheet } from '@/ui/Sheet';
import './index.scss';

export default function MePage() {
  const t = useWords();
  const lang = useLang();
  const signedIn = useSignedIn();
  const me = useMe();
  const money = useMoney();
  const counts = useOrderCounts();
  const balance = useBalance();
  const [choosing, setChoosing] = useState(false);
  useDidShow(() => {
    if (signedIn) void me.refetch();
  });
  usePullDownRefresh(
    () =>
      void Promise.all(signedIn ? [me.refetch(), counts.refetch(), balance.refetch()] : []).finally(() =>
        Taro.stopPullDownRefresh(),
      ),
  );
  const openAddresses = async () => {
    if (await ensureSignedIn()) go.addresses();
  };
  const openBalance = async () => {
    if (await ensureSignedIn()) go.balance();
  };
  const stores = me.data?.verifierStores ?? [];
  return (
    <TabPage title={t('account.meTitle')}>
      <Person me={me.data} />
      <OrderShortcuts />
      {stores.length ? (
        <Card className="me__list">
          <Row
            label={t('account.verifier')}
            value={stores.map((store) => store.name).join(' · ')}
            onClick={go.verifier}
          />
        </Card>
      ) : null}
      <Card className="me__list">
        <Row
          label={t('account.balance')}
          value={signedIn && balance.data !== undefined ? money(balance.data) : ''}
          onClick={() => void openBalance()}
        />
        <Row label={t('account.addresses')} onClick={() => void openAddresses()} />
        <Row label={t('account.language')} value={languageNames[lang]} onClick={() => setChoosing(true)} />
      </Card>
      {signedIn ? (
        <View className="me__out">
          <Button kind="plain" block size="l" onClick={() => void signOut()}>
            {t('account.signOut')}
          </Button>
        </View>
      ) : null}
      <Sheet open={choosing} onClose={() => setChoosing(false)} title={t('account.language')}>
        <LanguageChoice onChosen={() => setChoosing(false)} />
      </Sheet>
    </TabPage>
  );
}
