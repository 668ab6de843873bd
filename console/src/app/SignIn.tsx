import { DisconnectOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Form, Input, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTitleFlash } from '../features/alerts/use-title-flash';
import { api, errorText } from '../lib/api';
import { queryKeys } from '../lib/query-client';
import { LanguageSwitch } from './LanguageSwitch';

/**
 * Stands in for every page until someone signs in; what was typed stays when it is refused.
 * `ended`: nobody signed out here, so whoever relies on this console must see that it went deaf.
 */
export function SignIn({ ended }: { ended: boolean }) {
  const { t } = useTranslation('app');
  useTitleFlash(
    ended ? t('sessionEndedTitle', { name: t('console') }) : t('console'),
    ended ? t('sessionEndedCall') : undefined,
  );
  const queryClient = useQueryClient();
  const signIn = useMutation({
    mutationKey: queryKeys.me,
    mutationFn: (body: { username: string; password: string }) => api.signInStaff({ body }),
    onSuccess: ({ me }) => {
      queryClient.removeQueries({ type: 'inactive' });
      queryClient.setQueryData(queryKeys.me, me);
      void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== queryKeys.me[0] });
    },
  });
  return (
    <main className="sign-in">
      {ended && (
        <div className="sign-in-ended" role="alert">
          <DisconnectOutlined /> {t('sessionEnded')}
        </div>
      )}
      <div className="sign-in-language">
        <LanguageSwitch />
      </div>
      <Card className="sign-in-card">
        <img src="/console/favicon.svg" alt="" width={40} height={40} />
        <Typography.Title level={1}>{t('console')}</Typography.Title>
        <Typography.Paragraph type="secondary">{t('signInHint')}</Typography.Paragraph>
        <Form layout="vertical" size="large" requiredMark={false} onFinish={signIn.mutate}>
          <Form.Item
            name="username"
            label={t('username')}
            rules={[{ required: true, whitespace: true, message: t('usernameMissing') }]}
          >
            <Input autoFocus autoComplete="username" />
          </Form.Item>
          <Form.Item
            name="password"
            label={t('password')}
            rules={[{ required: true, message: t('passwordMissing') }]}
          >
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          {signIn.isError && (
            <Alert type="error" showIcon title={errorText(signIn.error)} style={{ marginBottom: 16 }} />
          )}
          <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
            {t('signIn')}
          </Button>
        </Form>
      </Card>
    </main>
  );
}
