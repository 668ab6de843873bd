import { View } from '@tarojs/components';
import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro';
import type { Me } from '@lanzi/shared/customer/customer.contract';
import { RedemptionTotals } from '@/features/redemption/RedemptionTotals';
import { useRedemptions } from '@/features/redemption/redemption-queries';
import { TypedCode } from '@/features/redemption/TypedCode';
import { useScanner } from '@/features/redemption/use-scanner';
import { VerifierGate } from '@/features/redemption/VerifierGate';
import { go } from '@/lib/go';
import { useWords } from '@/lib/words';
import { Card } from '@/ui/Card';
import { Icon } from '@/ui/Icon';
import { PageShell } from '@/ui/PageShell';
import { Row } from '@/ui/Row';
import { Tap } from '@/ui/Tap';
import './index.scss';

function Desk({ stores }: { stores: Me['verifierStores'] }) {
  const t = useWords();
  const today = useRedemptions();
  const { scan, scanner } = useScanner(go.redeem);
  useDidShow(() => void today.refetch());
  usePullDownRefresh(() => void today.refetch().finally(() => Taro.stopPullDownRefresh()));
  return (
    <>
      <View className="desk__store">
        <Icon name="store" />
        <View className="desk__store-name">{stores.map((store) => store.name).join(' · ')}</View>
      </View>
      <Tap className="desk__scan" hoverClass="desk__scan--down" onClick={scan}>
        <Icon name="scan" size="xl" />
        <View className="desk__scan-word">{t('verifier.scan')}</View>
      </Tap>
      <View className="desk__hint">{t('verifier.scanHint')}</View>
      <Card title={t('verifier.orType')}>
        <TypedCode onCode={go.redeem} />
      </Card>
      <Card title={t('verifier.today')}>
        <RedemptionTotals totals={today.data?.pages[0]?.totals} />
        <View className="desk__history">
          <Row label={t('verifier.history')} onClick={go.redemptions} />
        </View>
      </Card>
      {scanner}
    </>
  );
}

export default function VerifierDeskPage() {
  const t = useWords();
  return (
    <PageShell title={t('verifier.deskTitle')}>
      <VerifierGate>{(stores) => <Desk stores={stores} />}</VerifierGate>
    </PageShell>
  );
}
