import { useState } from 'react';
import { View } from '@tarojs/components';
import { inLang } from '@lanzi/shared/lang';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { RedemptionPreview } from '@lanzi/shared/redemption/redemption.contract';
import { useMoney } from '@/lib/money';
import { useShopTime } from '@/lib/shop-time';
import { useLang, useWords } from '@/lib/words';
import { BottomBar } from '@/ui/BottomBar';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Icon } from '@/ui/Icon';
import { Picture } from '@/ui/Picture';
import { Price } from '@/ui/Price';
import { Row } from '@/ui/Row';
import { Tap } from '@/ui/Tap';
import './RedemptionCheck.scss';

interface Props {
  preview: RedemptionPreview;
  busy: boolean;
  onRedeem: (cashCollected: boolean) => void;
}

/** Everything to check before the goods are handed over, on one screen, with one button. */
export function RedemptionCheck({ preview, busy, onRedeem }: Props) {
  const t = useWords();
  const lang = useLang();
  const money = useMoney();
  const time = useShopTime();
  const [collected, setCollected] = useState(false);
  const { due } = preview;
  const count = preview.lines.reduce((sum, line) => sum + line.quantity, 0);
  return (
    <View className="redeem-check">
      <View className={`redeem-check__pay ${due > 0 ? 'redeem-check__pay--due' : ''}`}>
        <View>{t(due > 0 ? 'verifier.toCollect' : 'verifier.paid')}</View>
        <Price amount={due > 0 ? due : preview.total} size="xl" />
      </View>
      <Card title={t('verifier.items', { count })}>
        {preview.lines.map((line, index) => (
          <View key={index} className="redeem-check__line">
            <Picture className="redeem-check__picture" src={line.picture} />
            <View className="redeem-check__words">
              <View className="redeem-check__name">{inLang(line.productName, lang)}</View>
              <View className="redeem-check__sku">{inLang(line.skuName, lang)}</View>
            </View>
            <View className="redeem-check__quantity">×{line.quantity}</View>
          </View>
        ))}
        {preview.extras.map(({ kind, title, amount }, index) => (
          <Row
            key={index}
            label={title || domainWords(lang).extra[kind]}
            value={kind === 'discount' ? `-${money(amount)}` : money(amount)}
          />
        ))}
      </Card>
      <Card>
        <Row label={t('verifier.contact')} value={`${preview.contactName} ${preview.contactPhone}`} />
        <Row label={t('verifier.note')} value={preview.note || t('verifier.noNote')} />
        <Row label={t('verifier.orderNo')} value={preview.orderNo} />
        <Row label={t('verifier.placedAt')} value={time(preview.placedAt)} />
        <Row label={t('verifier.store')} value={preview.store.name} />
      </Card>
      <BottomBar>
        <View className="redeem-check__bar">
          {due > 0 ? (
            <Tap
              className={`redeem-check__cash ${collected ? 'redeem-check__cash--on' : ''}`}
              role="checkbox"
              on={collected}
              onClick={() => setCollected(!collected)}
            >
              <View className="redeem-check__box">{collected ? <Icon name="check" size="s" /> : null}</View>
              {t('verifier.cashTick', { amount: money(due) })}
            </Tap>
          ) : null}
          <Button
            block
            size="l"
            busy={busy}
            disabledBecause={due > 0 && !collected ? t('verifier.cashFirst') : undefined}
            onClick={() => onRedeem(due > 0)}
          >
            {t(busy ? 'verifier.confirming' : 'verifier.confirm')}
          </Button>
        </View>
      </BottomBar>
    </View>
  );
}
