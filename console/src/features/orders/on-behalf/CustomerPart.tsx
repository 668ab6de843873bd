import { Button, Input, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPhone } from '@lanzi/shared/api/phone';
import { api, errorText } from '../../../lib/api';
import { useSettled } from '../../../lib/use-settled';
import { useSubmission } from '../../../lib/use-submission';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { Field } from '../../../ui/Field';
import { Panel } from '../../../ui/Panel';
import type { BehalfDraft } from './behalf-draft';
import { useCustomerChoices } from './on-behalf.api';

type Chosen = NonNullable<BehalfDraft['customer']>;
interface Props {
  chosen: BehalfDraft['customer'];
  /** Nobody was chosen, and it is time to say so. */
  missing: boolean;
  onChoose: (customer: Chosen | undefined) => void;
}

/** Whom the order is for: somebody known, or somebody new. */
export function CustomerPart({ chosen, missing, onChoose }: Props) {
  const { t } = useTranslation('onBehalf');
  return (
    <Panel title={t('customer')}>
      {chosen ? (
        <div className="behalf-chosen">
          <span>
            <strong>{chosen.nickname}</strong> <span className="second-line">{chosen.phone}</span>
          </span>
          <Button size="small" onClick={() => onChoose(undefined)}>
            {t('change')}
          </Button>
        </div>
      ) : (
        <div className="behalf-customers">
          <Known onChoose={onChoose} />
          <NewCustomer onChoose={onChoose} />
        </div>
      )}
      {missing && (
        <div className="field-error" role="alert">
          {t('customerMissing')}
        </div>
      )}
    </Panel>
  );
}

function Known({ onChoose }: Pick<Props, 'onChoose'>) {
  const { t } = useTranslation('onBehalf');
  const [typed, setTyped] = useState('');
  const list = useCustomerChoices(useSettled(typed.trim(), 250));
  const found = list.data;
  return (
    <div>
      <Input.Search
        allowClear
        value={typed}
        loading={list.isFetching}
        placeholder={t('search')}
        aria-label={t('search')}
        onChange={({ target }) => setTyped(target.value)}
      />
      {list.isPending && <Skeleton active paragraph={{ rows: 3 }} />}
      {list.isError && !list.data && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {found?.length === 0 && <EmptyState text={t('nobody')} />}
      {found?.map((customer) => (
        <div key={customer.id} className="behalf-chosen">
          <span>
            {customer.nickname} <span className="second-line">{customer.phone}</span>
          </span>
          <Button
            size="small"
            aria-label={`${t('choose')} ${customer.nickname}`}
            onClick={() => onChoose(customer)}
          >
            {t('choose')}
          </Button>
        </div>
      ))}
    </div>
  );
}

function NewCustomer({ onChoose }: Pick<Props, 'onChoose'>) {
  const { t } = useTranslation(['onBehalf', 'orders']);
  const [phone, setPhone] = useState('');
  const [nickname, setNickname] = useState('');
  const [tried, setTried] = useState(false);
  const save = useSubmission({
    send: (body: { phone: string; nickname: string }) => api.createCustomer({ body }),
    onDone: onChoose,
  });
  const type = (set: (text: string) => void, text: string) => {
    set(text);
    // What was refused is no longer what stands there.
    if (save.isError) save.reset();
  };
  const phoneFaulty = !isPhone(phone);
  const submit = () => {
    setTried(true);
    if (!phoneFaulty && nickname.trim()) save.mutate({ phone: phone.trim(), nickname: nickname.trim() });
  };
  return (
    <div className="behalf-new">
      <div className="second-line">{t('newCustomer')}</div>
      <Field label={t('phone')} error={tried && phoneFaulty && t('orders:phoneInvalid')}>
        <Input
          value={phone}
          maxLength={20}
          aria-label={t('phone')}
          onChange={({ target }) => type(setPhone, target.value)}
        />
      </Field>
      <Field label={t('nickname')} error={tried && !nickname.trim() && t('nicknameMissing')}>
        <Input
          value={nickname}
          maxLength={20}
          aria-label={t('nickname')}
          onChange={({ target }) => type(setNickname, target.value)}
          onPressEnter={submit}
        />
      </Field>
      {save.isError && (
        <div className="field-error" role="alert">
          {errorText(save.error)}
        </div>
      )}
      <Button loading={save.isPending} onClick={submit}>
        {t('create')}
      </Button>
    </div>
  );
}
