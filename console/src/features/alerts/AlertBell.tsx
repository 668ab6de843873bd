import { BellOutlined } from '@ant-design/icons';
import { Badge, Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AlertInbox } from './AlertInbox';
import { useWaitingAlerts } from './alerts.api';

/** How many alerts nobody has handled; opens the inbox. */
export function AlertBell() {
  const { t } = useTranslation('alerts');
  const [open, setOpen] = useState(false);
  const waiting = useWaitingAlerts().data;
  const count = (waiting?.items.length ?? 0) + (waiting?.nextCursor ? 1 : 0);
  return (
    <>
      <Badge count={count} overflowCount={100} size="small" offset={[-6, 6]}>
        <Button
          type="text"
          icon={<BellOutlined />}
          aria-label={t('inboxCount', { n: count })}
          title={t('inbox')}
          onClick={() => setOpen(true)}
        />
      </Badge>
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        title={t('inbox')}
        size={420}
        styles={{ body: { padding: 0 } }}
      >
        <AlertInbox onLeave={() => setOpen(false)} />
      </Drawer>
    </>
  );
}
