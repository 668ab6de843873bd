import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RegionParts } from '@lanzi/shared/fulfilment/region';
import { Field } from '../../../ui/Field';
import { partLimits, receiverParts, type ReceiverPart } from './receiver-form';
import './parcels.css';

interface Props {
  receiver: RegionParts;
  missing: readonly ReceiverPart[];
  onChange: (receiver: RegionParts) => void;
}

/** The receiver's address in the parts that carriers ask for. */
export function ReceiverFields({ receiver, missing, onChange }: Props) {
  const { t } = useTranslation('parcels');
  return (
    <div className="receiver-fields">
      {receiverParts.map((part) => (
        <Field key={part} label={t(`part.${part}`)} error={missing.includes(part) && t('partMissing')}>
          <Input
            value={receiver[part]}
            maxLength={partLimits[part]}
            aria-label={t(`part.${part}`)}
            status={missing.includes(part) ? 'error' : undefined}
            onChange={({ target }) => onChange({ ...receiver, [part]: target.value })}
          />
        </Field>
      ))}
    </div>
  );
}
