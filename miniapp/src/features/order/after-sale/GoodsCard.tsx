import { View } from '@tarojs/components';
import { inLang } from '@lanzi/shared/lang';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import { useLang, useWords } from '@/lib/words';
import { Card } from '@/ui/Card';
import { Check } from '@/ui/Check';
import { Picture } from '@/ui/Picture';
import { Stepper } from '@/ui/Stepper';
import { Tap } from '@/ui/Tap';
import { toggled, type ChosenGoods } from './chosen-goods';
import './GoodsCard.scss';

interface Props {
  lines: ShopOrder['lines'];
  goods: ChosenGoods;
  onChange: (goods: ChosenGoods) => void;
}

/** Which of the goods it is about, and how many of each. */
export function GoodsCard({ lines, goods, onChange }: Props) {
  const t = useWords();
  const lang = useLang();
  return (
    <Card title={t('afterSale.goods')}>
      {lines.map((line) => {
        const chosen = goods[line.id];
        return (
          <View key={line.id} className="after-sale-goods">
            <Tap
              className="after-sale-goods__line"
              role="checkbox"
              on={chosen !== undefined}
              onClick={() => onChange(toggled(goods, line))}
            >
              <Check on={chosen !== undefined} />
              <Picture className="after-sale-goods__picture" src={line.picture} />
              <View className="after-sale-goods__words">
                <View className="after-sale-goods__name">{inLang(line.productName, lang)}</View>
                <View className="after-sale-goods__sku">{inLang(line.skuName, lang)}</View>
                <View className="after-sale-goods__sku">
                  {t('afterSale.bought', { count: line.quantity })}
                </View>
              </View>
            </Tap>
            {chosen !== undefined && line.quantity > 1 ? (
              <Stepper
                value={chosen}
                max={line.quantity}
                onChange={(quantity) => onChange({ ...goods, [line.id]: quantity })}
              />
            ) : null}
          </View>
        );
      })}
    </Card>
  );
}
