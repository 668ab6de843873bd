import { View } from '@tarojs/components';
import { useWords } from '@/lib/words';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import './CashierConfirming.scss';

/** Between trying to pay and knowing what came of it; `asking` is over when that took too long. */
export function CashierConfirming({
  asking,
  onHavePaid,
  onPayAgain,
}: {
  asking: boolean;
  onHavePaid: () => void;
  onPayAgain: () => void;
}) {
  const t = useWords();
  return (
    <View className="cashier-confirming">
      {asking ? (
        <View className="cashier-confirming__ring" />
      ) : (
        <View className="cashier-confirming__disc">
          <Icon name="clock" size="l" />
        </View>
      )}
      <View className="cashier-confirming__title">
        {t(asking ? 'cashier.confirming' : 'cashier.unknown')}
      </View>
      <View className="cashier-confirming__hint">
        {t(asking ? 'cashier.confirmingHint' : 'cashier.unknownHint')}
      </View>
      <View className="cashier-confirming__acts">
        <Button block size="l" kind={asking ? 'soft' : 'primary'} onClick={onHavePaid}>
          {t('cashier.havePaid')}
        </Button>
        <Button block size="l" kind="plain" onClick={onPayAgain}>
          {t('cashier.payAgain')}
        </Button>
      </View>
    </View>
  );
}
