import { CopyOutlined } from '@ant-design/icons';
import { Alert, App, Button, Input, QRCode, Skeleton, Space } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, errorText } from '../../../lib/api';
import { When } from '../../../ui/When';
import { usePayLink } from './on-behalf.api';

/** The link and the QR code that a customer pays by; `atOnce` makes one without being asked. */
export function PayLinkBox({ orderNo, atOnce = false }: { orderNo: string; atOnce?: boolean }) {
  const { t } = useTranslation('onBehalf');
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState(atOnce);
  const link = usePayLink(orderNo, asked);
  const copy = async (url: string) => {
    try {
      await navigator.clipboard.writeText(url);
      void message.success(t('copied'));
    } catch {
      // Browsers keep the clipboard from pages that come without HTTPS.
      void message.warning(t('copyFailed'));
    }
  };
  const revoke = async () => {
    try {
      await api.revokePayLink({ params: { orderNo } });
      setAsked(false);
      queryClient.removeQueries({ queryKey: ['pay-link', orderNo] });
      void message.success(t('revoked'));
    } catch (error) {
      void message.error(errorText(error));
    }
  };
  if (!asked)
    return (
      <Button size="small" onClick={() => setAsked(true)}>
        {t('makeLink')}
      </Button>
    );
  if (link.isError)
    return (
      <Alert
        type="error"
        showIcon
        title={errorText(link.error)}
        action={
          <Button size="small" onClick={() => void link.refetch()}>
            {t('makeLink')}
          </Button>
        }
      />
    );
  if (!link.data) return <Skeleton active paragraph={{ rows: 3 }} />;
  const { url, expiresAt } = link.data;
  return (
    <div className="pay-link">
      <div role="img" aria-label={t('qr')}>
        <QRCode value={url} size={148} bordered={false} type="svg" />
      </div>
      <div className="pay-link-words">
        <Space.Compact block>
          <Input readOnly value={url} aria-label={t('link')} onFocus={({ target }) => target.select()} />
          <Button icon={<CopyOutlined />} onClick={() => void copy(url)}>
            {t('copyLink')}
          </Button>
        </Space.Compact>
        {expiresAt && (
          <div className="second-line">
            {t('linkUntil')} <When at={expiresAt} exact />
          </div>
        )}
        <div className="second-line">{t('linkHint')}</div>
        <Space>
          <Button size="small" loading={link.isFetching} onClick={() => void link.refetch()}>
            {t('renewLink')}
          </Button>
          <Button size="small" danger onClick={() => void revoke()}>
            {t('revokeLink')}
          </Button>
        </Space>
      </div>
    </div>
  );
}
