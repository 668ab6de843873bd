import { useTranslation } from 'react-i18next';
import type { ShippingUpload } from '@lanzi/shared/fulfilment/fulfilment.contract';

/** What WeChat said last, in its own words. */
export function WechatWords({ upload: { lastCode, lastMessage } }: { upload: ShippingUpload }) {
  const { t } = useTranslation('fulfilment');
  // 0 is WeChat's word for a success.
  if (!lastCode && !lastMessage) return null;
  const words = [lastMessage, lastCode && `(${lastCode})`].filter(Boolean).join(' ');
  return <div className="written">{t('wechatSays', { words })}</div>;
}
