import { Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { ShippingUpload } from '@lanzi/shared/fulfilment/fulfilment.contract';
import { uploadLists, type UploadAction } from '@lanzi/shared/fulfilment/fulfilment.terms';
import { PageHeader } from '../../../ui/PageHeader';
import { TabLabel } from '../../../ui/TabLabel';
import { ShippingUploadDialog } from './ShippingUploadDialog';
import { ShippingUploadTable } from './ShippingUploadTable';
import { useShippingUploadCounts } from './shipping-uploads.api';

const colours = { at_risk: 'red', waiting: 'grey', done: 'green' } as const;

/** What WeChat has to hear before it hands over a payment: what somebody has to see to comes first. */
export function ShippingUploadPage() {
  const { t } = useTranslation('fulfilment');
  const [search, setSearch] = useSearchParams();
  const list = uploadLists.find((one) => one === search.get('list')) ?? 'at_risk';
  const { data: counts } = useShippingUploadCounts();
  const [acting, setActing] = useState<{ action: UploadAction; upload: ShippingUpload }>();
  return (
    <>
      <PageHeader title={t('uploadNav')} hint={t('uploadHint')} />
      <Tabs
        activeKey={list}
        onChange={(key) => setSearch(key === 'at_risk' ? {} : { list: key }, { replace: true })}
        items={uploadLists.map((one) => ({
          key: one,
          label: <TabLabel word={t(`uploadList.${one}`)} colour={colours[one]} count={counts?.[one]} />,
        }))}
      />
      <ShippingUploadTable list={list} onAct={(action, upload) => setActing({ action, upload })} />
      {acting && <ShippingUploadDialog {...acting} onClose={() => setActing(undefined)} />}
    </>
  );
}
