import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { Waybill } from '@lanzi/shared/fulfilment/fulfilment.contract';
import { errorText, isRefusal } from '../../../lib/api';
import { useLang } from '../../../lib/i18n';
import { When } from '../../../ui/When';
import { DropDialog, SettleDialog } from './WaybillActionDialogs';
import { waybillLooks } from './waybill-looks';
import { useWaybillAction } from './waybills.api';
import './parcels.css';

interface Props {
  waybill: Waybill;
  /** It was refused, and is to be put right before it is asked for again. */
  onPutRight: (waybill: Waybill) => void;
}

/** An e-waybill that is not issued: how it stands, what the carrier said, and what can be done. */
export function WaybillEntry({ waybill, onPutRight }: Props) {
  const { t } = useTranslation('parcels');
  const words = domainWords(useLang());
  const [open, setOpen] = useState<'settle' | 'drop'>();
  const retry = useWaybillAction('retry', waybill);
  const { state, failure, allowedActions } = waybill;
  return (
    <div className="waybill">
      <div className="waybill-head">
        <strong>{waybill.carrier.name}</strong>
        <span className={`status status-${waybillLooks[state].colour}`}>
          <span className="status-dot" />
          {words.waybillState[state]}
        </span>
        {waybill.waybillNo && <span>{waybill.waybillNo}</span>}
      </div>
      <div className="second-line">
        {waybill.accountTitle} · {waybill.requestedBy} · <When at={waybill.requestedAt} />
      </div>
      {failure && (
        <Alert
          type={state === 'issued' ? 'info' : 'error'}
          showIcon
          title={t('carrierSays', { carrier: waybill.carrier.name })}
          description={failure}
        />
      )}
      {state === 'unknown' && <div className="second-line">{t('unknownHint')}</div>}
      {retry.isError && !isRefusal(retry.error, 'version_conflict') && (
        <div className="field-error" role="alert">
          {errorText(retry.error)}
        </div>
      )}
      <div className="waybill-buttons">
        {allowedActions.includes('retry') && (
          <Button
            size="small"
            type="primary"
            loading={retry.isPending}
            onClick={() => (state === 'failed' ? onPutRight(waybill) : retry.mutate({}))}
          >
            {words.waybillAction.retry}
          </Button>
        )}
        {allowedActions.includes('settle') && (
          <Button size="small" onClick={() => setOpen('settle')}>
            {words.waybillAction.settle}
          </Button>
        )}
        {allowedActions.includes('drop') && (
          <Button size="small" danger onClick={() => setOpen('drop')}>
            {words.waybillAction.drop}
          </Button>
        )}
      </div>
      {open === 'settle' && <SettleDialog waybill={waybill} onClose={() => setOpen(undefined)} />}
      {open === 'drop' && <DropDialog waybill={waybill} onClose={() => setOpen(undefined)} />}
    </div>
  );
}
