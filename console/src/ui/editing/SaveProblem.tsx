import { Alert, Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../lib/api';
import type { Saving } from './use-saving';

/** Why saving failed; in a conflict, the two ways out of it. */
export function SaveProblem({ saving, onTookTheirs }: { saving: Saving; onTookTheirs?: () => void }) {
  const { t } = useTranslation('shop');
  if (saving.problem === undefined) return null;
  if (!saving.inConflict)
    return <Alert type="error" showIcon title={errorText(saving.problem)} style={{ marginBottom: 16 }} />;
  return (
    <Alert
      type="warning"
      showIcon
      title={t('conflictTitle')}
      description={
        <>
          <p style={{ margin: '4px 0 8px' }}>{t('conflictText')}</p>
          <Space>
            <Button size="small" type="primary" onClick={() => void saving.takeTheirs().then(onTookTheirs)}>
              {t('takeTheirs')}
            </Button>
            <Button size="small" onClick={() => void saving.keepMine()}>
              {t('keepMine')}
            </Button>
          </Space>
        </>
      }
      style={{ marginBottom: 16 }}
    />
  );
}
