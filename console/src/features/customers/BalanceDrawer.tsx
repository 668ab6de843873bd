import { Drawer, Skeleton, Statistic, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../lib/session';
import { ErrorState } from '../../ui/ErrorState';
import { Money } from '../../ui/Money';
import { AdjustBalanceForm } from './AdjustBalanceForm';
import { BalanceEntries } from './BalanceEntries';
import { useBalance } from './customers.api';

interface Props {
  id: string;
  onClose: () => void;
}

/** A customer's balance: what there is, a correction, and how it came to be. */
export function BalanceDrawer({ id, onClose }: Props) {
  const { t } = useTranslation('customers');
  const [open, setOpen] = useState(true);
  const mayAdjust = useCan('customer.balance');
  const entries = useBalance(id);
  const { balance, customer } = entries.data?.pages[0] ?? {};
  const who = customer && [customer.nickname || t('nameless'), customer.phone].filter(Boolean).join(' · ');
  return (
    <Drawer
      title={[t('balance'), who].filter(Boolean).join(' · ')}
      size={560}
      styles={{ wrapper: { maxWidth: '100vw' } }}
      open={open}
      onClose={() => setOpen(false)}
      afterOpenChange={(shown) => !shown && onClose()}
    >
      {balance === undefined ? (
        entries.isError ? (
          <ErrorState error={entries.error} onRetry={() => void entries.refetch()} />
        ) : (
          <Skeleton active />
        )
      ) : (
        <>
          <Statistic
            title={t('balance')}
            valueRender={() => <Money amount={balance} strong />}
            value={balance}
          />
          {mayAdjust && who && <AdjustBalanceForm id={id} who={who} balance={balance} />}
          <Typography.Title level={5} style={{ marginTop: 24 }}>
            {t('entries')}
          </Typography.Title>
          <BalanceEntries entries={entries} />
        </>
      )}
    </Drawer>
  );
}
