import { Image, View } from '@tarojs/components';
import { pictureOf } from '@/lib/access';
import cart from '@/assets/empty/cart.png';
import network from '@/assets/empty/network.png';
import orders from '@/assets/empty/orders.png';
import results from '@/assets/empty/results.png';
import { Button } from './Button';
import './EmptyState.scss';

const pictures = { cart, network, orders, results };

interface Props {
  picture?: keyof typeof pictures;
  title: string;
  hint?: string;
  /** The way out. */
  action?: { label: string; onClick: () => void } | undefined;
}

/** Nothing here, said in a friendly way, with a way out. */
export function EmptyState({ picture = 'results', title, hint, action }: Props) {
  return (
    <View className="empty">
      <Image className="empty__picture" src={pictures[picture]} mode="aspectFit" {...pictureOf('')} />
      <View className="empty__title">{title}</View>
      {hint ? <View className="empty__hint">{hint}</View> : null}
      {action ? (
        <Button className="empty__action" kind="primary" onClick={action.onClick}>
          {action.label}
        </Button>
      ) : null}
    </View>
  );
}
