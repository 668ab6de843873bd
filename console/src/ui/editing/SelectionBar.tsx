import { Button, Flex } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmAction } from '../ConfirmAction';

interface Props {
  selected: string[];
  /** The question asked before deleting, and what it means. */
  title: ReactNode;
  description: ReactNode;
  onDelete: () => Promise<unknown>;
  onClear: () => void;
}

/** What can be done with the rows that are ticked; not there when none are. */
export function SelectionBar({ selected, title, description, onDelete, onClear }: Props) {
  const { t } = useTranslation('shop');
  if (selected.length === 0) return null;
  return (
    <Flex
      align="center"
      gap={12}
      style={{ marginBottom: 8, padding: '6px 12px', borderRadius: 6, background: '#e4f1ec' }}
    >
      <span>{t('selectedCount', { count: selected.length })}</span>
      <ConfirmAction danger size="small" title={title} description={description} onConfirm={onDelete}>
        {t('delete')}
      </ConfirmAction>
      <Button type="link" size="small" onClick={onClear}>
        {t('clearSelection')}
      </Button>
    </Flex>
  );
}
