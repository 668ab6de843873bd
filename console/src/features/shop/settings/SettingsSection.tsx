import { Typography } from 'antd';
import type { ReactNode } from 'react';

/** What it is about on the left, its fields on the right. */
export function SettingsSection({
  title,
  hint,
  children,
}: {
  title: string;
  hint?: string;
  children: ReactNode;
}) {
  return (
    <section className="settings-section">
      <div>
        <Typography.Title level={2}>{title}</Typography.Title>
        {hint && <Typography.Text type="secondary">{hint}</Typography.Text>}
      </div>
      <div className="settings-fields">{children}</div>
    </section>
  );
}
