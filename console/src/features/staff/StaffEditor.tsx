import { Alert, Form, Input, Radio, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { roles, type Role } from '@lanzi/shared/staff/permissions';
import type { StaffMember } from '@lanzi/shared/staff/staff.contract';
import { useLang } from '../../lib/i18n';
import { useMe } from '../../lib/session';
import { EditorDrawer } from '../../ui/editing/EditorDrawer';
import { latestOf } from '../../ui/editing/latest-of';
import { PasswordInput } from './PasswordInput';
import { useCreateStaff, useStaffList, useUpdateStaff } from './staff.api';

interface Values {
  username: string;
  name: string;
  role: Role;
  enabled: boolean;
  password?: string;
}
const valuesOf = ({ username, name, role, enabled }: StaffMember): Values => ({
  username,
  name,
  role,
  enabled,
});

/** One person's account, new or changed. Nobody can disable or demote themselves. */
export function StaffEditor({ member, onClose }: { member?: StaffMember; onClose: () => void }) {
  const { t } = useTranslation('staff');
  const lang = useLang();
  const isMe = useMe().id === member?.id;
  const staff = useStaffList();
  const create = useCreateStaff();
  const update = useUpdateStaff();

  return (
    <EditorDrawer<Values>
      title={member ? t('editStaff') : t('addStaff')}
      permission="staff.write"
      values={member ? valuesOf(member) : { username: '', name: '', role: 'clerk', enabled: true }}
      version={member?.version}
      fetchLatest={member && (() => latestOf(staff.refetch, member.id, valuesOf))}
      save={({ username, name, role, enabled, password }, { version, idempotencyKey }) =>
        member && version
          ? update.mutateAsync({
              id: member.id,
              version,
              input: { name, role, enabled, ...(password ? { password } : {}) },
            })
          : create.mutateAsync({ input: { username, name, role, password: password ?? '' }, idempotencyKey })
      }
      fieldOfRefusal={({ code }) =>
        code === 'already_exists' ? { name: ['username'], message: t('usernameTaken') } : undefined
      }
      onClose={onClose}
    >
      <Form.Item name="name" label={t('name')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="username"
        label={t('username')}
        extra={t('usernameHint')}
        rules={[
          { required: true },
          { pattern: /^\s*[a-z0-9][a-z0-9._-]{1,31}\s*$/i, message: t('usernameInvalid') },
        ]}
      >
        <Input maxLength={32} autoComplete="off" disabled={member !== undefined} />
      </Form.Item>
      <Form.Item
        name="password"
        label={member ? t('newPassword') : t('password')}
        extra={member ? t('newPasswordHint') : undefined}
        rules={[
          { required: !member },
          // Left empty, an existing account keeps its password.
          { min: 10, message: t('passwordShort') },
        ]}
      >
        <PasswordInput />
      </Form.Item>
      <Form.Item
        name="role"
        label={t('role')}
        extra={isMe ? t('ownAccount') : undefined}
        rules={[{ required: true }]}
      >
        <Radio.Group
          vertical
          disabled={isMe}
          options={roles.map((role) => ({
            value: role,
            label: (
              <div style={{ padding: '4px 0' }}>
                {domainWords(lang).role[role]}
                <div style={{ color: '#8a908c' }}>{t(`roleIs_${role}`)}</div>
              </div>
            ),
          }))}
        />
      </Form.Item>
      {member && (
        <Form.Item
          name="enabled"
          label={t('enabled')}
          extra={isMe ? t('ownAccount') : t('disabledHint')}
          valuePropName="checked"
          rules={[{ required: true }]}
        >
          <Switch disabled={isMe} />
        </Form.Item>
      )}
      {member && <Alert type="info" showIcon title={isMe ? t('signsMeOut') : t('signsOut')} />}
    </EditorDrawer>
  );
}
