import { Badge } from 'antd';
import { useTranslation } from 'react-i18next';

/** Whether shoppers are offered it. */
export function EnabledTag({ enabled }: { enabled: boolean }) {
  const { t } = useTranslation('shop');
  return <Badge status={enabled ? 'success' : 'default'} text={enabled ? t('enabled') : t('disabled')} />;
}
