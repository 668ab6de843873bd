import { Typography } from 'antd';
import type { ReactNode } from 'react';

/** A row's name, which opens its editor. */
export function RowName({ onEdit, children }: { onEdit: () => void; children: ReactNode }) {
  return (
    <Typography.Link strong style={{ color: 'inherit' }} onClick={onEdit}>
      {children}
    </Typography.Link>
  );
}
