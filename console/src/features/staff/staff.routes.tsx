import { AuditOutlined, TeamOutlined } from '@ant-design/icons';
import type { FeatureRoute } from '../../lib/feature-route';
import { AuditLog } from './AuditLog';
import { StaffList } from './StaffList';

export const staffRoutes: FeatureRoute[] = [
  {
    path: 'staff',
    element: <StaffList />,
    nav: { label: 'staff:nav', icon: <TeamOutlined />, permission: 'staff.write' },
  },
  {
    path: 'audit',
    element: <AuditLog />,
    nav: { label: 'staff:auditNav', icon: <AuditOutlined />, permission: 'audit.read' },
  },
];
