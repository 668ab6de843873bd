import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AuditEntry } from '@lanzi/shared/staff/staff.contract';
import { useCan } from '../../lib/session';
import { PagedTable } from '../../ui/PagedTable';
import { PageHeader } from '../../ui/PageHeader';
import { When } from '../../ui/When';
import { AuditDetails } from './AuditDetails';
import { placeOf } from './audit-place';
import { useAuditWords } from './audit-words';
import { useAuditLog, useStaffList } from './staff.api';

/** Who did what, newest first. */
export function AuditLog() {
  const { t } = useTranslation('staff');
  const words = useAuditWords();
  const mayListStaff = useCan('staff.write');
  const [staffId, setStaffId] = useState<string>();
  const log = useAuditLog(staffId);
  return (
    <>
      <PageHeader
        title={t('auditNav')}
        hint={t('auditHint')}
        // Only those who manage accounts may read the list of names to choose from.
        actions={mayListStaff && <PersonFilter value={staffId} onChange={setStaffId} />}
      />
      <PagedTable<AuditEntry>
        list={log}
        rowKey="id"
        minWidth={760}
        emptyText={staffId ? t('noAuditOf') : t('noAudit')}
        expandable={{
          expandRowByClick: true,
          rowExpandable: ({ details }) => Object.keys(details).length > 0,
          expandedRowRender: ({ details }) => <AuditDetails details={details} />,
        }}
        columns={[
          { title: t('when'), width: 180, render: (_, { at }) => <When at={at} exact /> },
          { title: t('who'), dataIndex: 'staffName', width: 140 },
          { title: t('what'), width: 220, render: (_, { action }) => words.act(action) },
          {
            title: t('subject'),
            render: (_, { action, subject, details }) => {
              const place = placeOf(action, subject, details);
              if (place) return <Link to={place.to}>{place.shown}</Link>;
              const name = details.name ?? details.title ?? details.contactName;
              return name ? `${words.value('name', name)} · ${subject}` : subject;
            },
          },
          { title: t('ip'), dataIndex: 'ip', width: 140, responsive: ['xl'] },
        ]}
      />
    </>
  );
}

function PersonFilter({ value, onChange }: { value?: string; onChange: (staffId?: string) => void }) {
  const { t } = useTranslation('staff');
  const staff = useStaffList();
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('everybody')}
      aria-label={t('auditFilter')}
      value={value}
      onChange={onChange}
      loading={staff.isPending}
      options={staff.data?.items.map(({ id, name, username }) => ({
        value: id,
        label: `${name} · ${username}`,
      }))}
      style={{ width: 220 }}
    />
  );
}
