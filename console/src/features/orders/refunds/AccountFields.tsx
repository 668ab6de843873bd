import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RefundAccount } from '@lanzi/shared/payment/payment.contract';
import { Field } from '../../../ui/Field';
import './refunds.css';

const parts = ['holder', 'bank', 'number'] as const satisfies (keyof RefundAccount)[];

interface Props {
  account: RefundAccount;
  /** Says that parts of it are missing. */
  faulty: boolean;
  optional?: boolean;
  onChange: (account: RefundAccount) => void;
}

/** The account that money is remitted to by hand. */
export function AccountFields({ account, faulty, optional, onChange }: Props) {
  const { t } = useTranslation('money');
  return (
    <Field label={t(optional ? 'accountOptional' : 'account')} error={faulty && t('accountMissing')}>
      <div className="account-fields">
        {parts.map((part) => (
          <Input
            key={part}
            value={account[part]}
            maxLength={60}
            autoComplete="off"
            placeholder={t(`accountPart.${part}`)}
            aria-label={t(`accountPart.${part}`)}
            status={faulty && !account[part].trim() ? 'error' : undefined}
            onChange={({ target }) => onChange({ ...account, [part]: target.value })}
          />
        ))}
      </div>
    </Field>
  );
}
