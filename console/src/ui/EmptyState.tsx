import { Empty } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Nothing to show, and a way out. */
export function EmptyState({ text, children }: { text?: ReactNode; children?: ReactNode }) {
  const { t } = useTranslation('ui');
  return (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={text ?? t('nothingYet')}
      style={{ padding: '40px 0' }}
    >
      {children}
    </Empty>
  );
}
