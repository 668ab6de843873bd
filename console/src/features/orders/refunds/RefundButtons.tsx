import { Button } from 'antd';
import { useState } from 'react';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { PostedRefundAction, Refund } from '@lanzi/shared/payment/payment.contract';
import { useLang } from '../../../lib/i18n';
import { RefundDialog } from './RefundDialog';
import { offered, refundLooks } from './refund-looks';
import './refunds.css';

interface Props {
  refund: Refund;
  /** Those that are offered elsewhere on the same page. */
  except?: readonly PostedRefundAction[];
}

/** What can be done with a refund now. */
export function RefundButtons({ refund, except = [] }: Props) {
  const words = domainWords(useLang());
  const [acting, setActing] = useState<PostedRefundAction>();
  const actions = offered(refund.allowedActions).filter((action) => !except.includes(action));
  return (
    <>
      {actions.length > 0 && (
        <div className="refund-buttons">
          {actions.map((action) => (
            <Button
              key={action}
              size="small"
              danger={'danger' in refundLooks[action]}
              onClick={() => setActing(action)}
            >
              {words.refundAction[action]}
            </Button>
          ))}
        </div>
      )}
      {acting && <RefundDialog action={acting} refund={refund} onClose={() => setActing(undefined)} />}
    </>
  );
}
