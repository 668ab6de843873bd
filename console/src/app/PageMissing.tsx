import { Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

export function PageMissing() {
  const { t } = useTranslation('app');
  return <Result status="404" title={t('pageMissing')} extra={<Link to="/orders">{t('toOrders')}</Link>} />;
}
