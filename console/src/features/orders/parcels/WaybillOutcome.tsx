import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { Waybill } from '@lanzi/shared/fulfilment/fulfilment.contract';
import { useLang } from '../../../lib/i18n';
import { useReturnFocus } from '../../../lib/use-return-focus';
import { WaybillEntry } from './WaybillEntry';
import { useWaybills } from './waybills.api';

interface Props {
  /** As it was answered; news of it replaces it. */
  first: Waybill;
  /** The order's. */
  version: number;
  onPutRight: (waybill: Waybill) => void;
  onClose: () => void;
}

/** What became of an e-waybill that was not issued at once, and what can be done about it. */
export function WaybillOutcome({ first, version, onPutRight, onClose }: Props) {
  const { t } = useTranslation('parcels');
  const title = domainWords(useLang()).waybillAction.request;
  const waybill = useWaybills(first.orderNo, version).data?.find(({ id }) => id === first.id) ?? first;
  useReturnFocus();
  return (
    <Modal
      open
      width={560}
      title={title}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={<Button onClick={onClose}>{t('close')}</Button>}
    >
      <div className="dialog-body">
        <WaybillEntry waybill={waybill} onPutRight={onPutRight} />
      </div>
    </Modal>
  );
}
