import { Flex } from 'antd';
import { Trans, useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ShippingUpload } from '@lanzi/shared/fulfilment/fulfilment.contract';
import { uploadActions, type UploadAction, type UploadList } from '@lanzi/shared/fulfilment/fulfilment.terms';
import type { UploadState } from '@lanzi/shared/fulfilment/shipping-upload';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { useLang } from '../../../lib/i18n';
import { Money } from '../../../ui/Money';
import { PagedTable } from '../../../ui/PagedTable';
import { When } from '../../../ui/When';
import { PermittedButton } from '../../../ui/editing/PermittedButton';
import { useShippingUploads } from './shipping-uploads.api';
import { WechatWords } from './WechatWords';

const stateColour: Record<UploadState, 'red' | 'green' | 'grey'> = {
  pending: 'grey',
  uploaded: 'green',
  needs_human: 'red',
  not_needed: 'grey',
};

interface Props {
  list: UploadList;
  onAct: (action: UploadAction, upload: ShippingUpload) => void;
}

/** Payments by WeChat, whether WeChat knows that their goods left, and what it said. */
export function ShippingUploadTable({ list: name, onAct }: Props) {
  const { t } = useTranslation('fulfilment');
  const words = domainWords(useLang());
  const list = useShippingUploads(name);
  return (
    <PagedTable<ShippingUpload>
      list={list}
      rowKey="id"
      minWidth={1000}
      emptyText={t(`noUploads.${name}`)}
      columns={[
        {
          title: t('order'),
          width: 250,
          render: (_, { orderNo, attemptNo }) => (
            <>
              <Link to={`/orders/${orderNo}`}>{orderNo}</Link>
              <div className="second-line">{t('attemptNo', { attemptNo })}</div>
            </>
          ),
        },
        {
          title: t('paidAmount'),
          width: 110,
          align: 'right',
          render: (_, { amount }) => <Money amount={amount} strong={name === 'at_risk'} />,
        },
        { title: t('paidAt'), width: 120, render: (_, { paidAt }) => <When at={paidAt} /> },
        {
          title: t('shippedAt'),
          width: 120,
          render: (_, { shippedAt }) =>
            shippedAt ? <When at={shippedAt} /> : <span className="second-line">{t('notShippedYet')}</span>,
        },
        {
          title: t('state'),
          render: (_, upload) => (
            <>
              <span className={`status status-${stateColour[upload.state]}`}>
                <span className="status-dot" />
                {words.uploadState[upload.state]}
              </span>
              <WechatWords upload={upload} />
              <Tries upload={upload} />
            </>
          ),
        },
        {
          title: t('whatToDo'),
          width: 220,
          render: (_, upload) =>
            name !== 'done' && (
              <Flex gap={8} wrap>
                {uploadActions
                  // What has not left yet cannot be told: it is to be shipped first.
                  .filter((action) => action === 'done' || upload.shippedAt)
                  .map((action) => (
                    <PermittedButton
                      key={action}
                      permission="order.fulfil"
                      size="small"
                      onClick={() => onAct(action, upload)}
                    >
                      {t(`uploadAction.${action}`)}
                    </PermittedButton>
                  ))}
              </Flex>
            ),
        },
      ]}
    />
  );
}

function Tries({ upload: { tries, nextTryAt, uploadedAt } }: { upload: ShippingUpload }) {
  const { t } = useTranslation('fulfilment');
  if (uploadedAt)
    return (
      <div className="second-line">
        <When at={uploadedAt} exact />
      </div>
    );
  return (
    <div className="second-line">
      {tries > 0 && t('tries', { n: tries })}
      {tries > 0 && nextTryAt && ' · '}
      {nextTryAt && (
        <Trans ns="fulfilment" i18nKey="nextTry" components={{ when: <When at={nextTryAt} /> }} />
      )}
    </div>
  );
}
