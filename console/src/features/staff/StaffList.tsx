import { Badge, Tag, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { StaffMember } from '@lanzi/shared/staff/staff.contract';
import { useLang } from '../../lib/i18n';
import { useMe } from '../../lib/session';
import { EditableList } from '../../ui/editing/EditableList';
import { RowName } from '../../ui/editing/RowName';
import { When } from '../../ui/When';
import { useStaffList } from './staff.api';
import { StaffEditor } from './StaffEditor';

/** Everybody who may sign in to the console, and as what. */
export function StaffList() {
  const { t } = useTranslation('staff');
  const lang = useLang();
  const me = useMe();
  const query = useStaffList();
  return (
    <EditableList<StaffMember>
      title={t('nav')}
      hint={t('hint')}
      permission="staff.write"
      addWord={t('addStaff')}
      emptyText={t('noStaff')}
      query={query}
      rows={query.data?.items}
      columns={(edit) => [
        {
          title: t('name'),
          render: (_, member) => (
            <>
              <RowName onEdit={() => edit(member)}>{member.name}</RowName>
              {member.id === me.id && <Tag style={{ marginInlineStart: 6 }}>{t('you')}</Tag>}
            </>
          ),
        },
        { title: t('username'), dataIndex: 'username', width: 180 },
        {
          title: t('role'),
          width: 140,
          render: (_, { role }) => (
            <Tooltip title={t(`roleIs_${role}`)}>
              <Tag>{domainWords(lang).role[role]}</Tag>
            </Tooltip>
          ),
        },
        {
          title: t('status'),
          width: 120,
          render: (_, { enabled }) => (
            <Badge
              status={enabled ? 'success' : 'default'}
              text={enabled ? t('enabledWord') : t('disabledWord')}
            />
          ),
        },
        { title: t('createdAt'), width: 140, render: (_, { createdAt }) => <When at={createdAt} /> },
      ]}
      editor={(member, onClose) => <StaffEditor member={member} onClose={onClose} />}
    />
  );
}
