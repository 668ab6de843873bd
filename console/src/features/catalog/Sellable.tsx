import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';

/** From this many sellable units down, staff are reminded to restock. */
const LOW_STOCK = 5;

/** How many can be sold now, with a word when there are few or none. */
export function Sellable({ onHand, reserved }: { onHand: number; reserved: number }) {
  const { t } = useTranslation('catalog');
  const sellable = onHand - reserved;
  if (sellable > LOW_STOCK) return <>{sellable}</>;
  return (
    <Typography.Text type={sellable > 0 ? 'warning' : 'danger'} strong>
      {sellable > 0 ? t('lowStock', { count: sellable }) : t('soldOut')}
    </Typography.Text>
  );
}
