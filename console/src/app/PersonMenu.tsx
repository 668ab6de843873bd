import { LogoutOutlined, UserOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { api, errorText } from '../lib/api';
import { useLang } from '../lib/i18n';
import { queryKeys } from '../lib/query-client';
import { useMe } from '../lib/session';

export function PersonMenu() {
  const { t } = useTranslation('app');
  const lang = useLang();
  const me = useMe();
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const signOut = useMutation({
    mutationFn: () => api.signOutStaff(),
    onSuccess: () => queryClient.resetQueries({ queryKey: queryKeys.me }),
    onError: (error) => message.error(errorText(error)),
  });
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'role', label: `${me.username} · ${domainWords(lang).role[me.role]}`, disabled: true },
          { type: 'divider' },
          { key: 'out', label: t('signOut'), icon: <LogoutOutlined />, onClick: () => signOut.mutate() },
        ],
      }}
    >
      <Button type="text" icon={<UserOutlined />}>
        <span className="wide-only">{me.name}</span>
      </Button>
    </Dropdown>
  );
}
