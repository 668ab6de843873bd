import { isPhone } from '@lanzi/shared/api/phone';
import { useState } from 'react';
import { Switch, View } from '@tarojs/components';
import { ApiError } from '@lanzi/shared/api/client';
import type { Address } from '@lanzi/shared/customer/customer.contract';
import { api } from '@/lib/api';
import { ask, sayDone, sayError } from '@/lib/toast';
import { useWords } from '@/lib/words';
import { BottomBar } from '@/ui/BottomBar';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Field } from '@/ui/Field';
import { Row } from '@/ui/Row';
import { RegionField } from './RegionField';
import { renewAddresses } from './use-addresses';
import './AddressForm.scss';

type Input = Omit<Address, 'id'>;
type Errors = Partial<Record<keyof Input, string>>;

interface Props {
  /** Missing: a new one. */
  address: Address | undefined;
  /** The first address is the default without being asked. */
  first: boolean;
  /** Saved (with its id when it is new) or deleted. */
  onDone: (newId?: string) => void;
}

export function AddressForm({ address, first, onDone }: Props) {
  const t = useWords();
  const [input, setInput] = useState<Input>(
    address ?? { contactName: '', contactPhone: '', region: '', detail: '', postcode: '', isDefault: first },
  );
  const [errors, setErrors] = useState<Errors>({});
  const [busy, setBusy] = useState(false);
  const set = (part: Partial<Input>) => {
    setInput({ ...input, ...part });
    const touched = Object.keys(part) as (keyof Input)[];
    setErrors((before) =>
      Object.fromEntries(Object.entries(before).filter(([key]) => !touched.includes(key as keyof Input))),
    );
  };

  const check = (): Errors => ({
    ...(input.contactName.trim() ? {} : { contactName: t('checkout.required') }),
    ...(isPhone(input.contactPhone) ? {} : { contactPhone: t('checkout.needPhone') }),
    ...(input.region.trim() ? {} : { region: t('checkout.required') }),
    ...(input.detail.trim() ? {} : { detail: t('checkout.required') }),
  });
  const run = async (work: () => Promise<string | undefined>) => {
    setBusy(true);
    try {
      const newId = await work();
      await renewAddresses();
      onDone(newId);
    } catch (error) {
      // What was typed stays; the server's finding is shown at its field.
      const found = error instanceof ApiError ? (error.problem.errors ?? []) : [];
      setErrors(Object.fromEntries(found.map(({ path }) => [path, t('checkout.checkField')])));
      sayError(error);
    } finally {
      setBusy(false);
    }
  };
  const save = () => {
    const found = check();
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    const { contactName, contactPhone, region, detail, postcode, isDefault } = input;
    const body = { contactName, contactPhone, region, detail, postcode, isDefault };
    void run(async () => {
      const saved = address
        ? await api.updateAddress({ params: { id: address.id }, body })
        : await api.createAddress({ body });
      sayDone(t('checkout.addressSaved'));
      return address ? undefined : saved.id;
    });
  };
  const remove = async (id: string) => {
    const sure = await ask({
      title: t('checkout.deleteAddressAsk'),
      yes: t('common.delete'),
      no: t('common.cancel'),
    });
    if (sure) void run(() => api.deleteAddress({ params: { id } }).then(() => undefined));
  };
  return (
    <>
      <Card className="address-form">
        <Field
          label={t('checkout.receiver')}
          value={input.contactName}
          maxLength={30}
          placeholder={t('checkout.receiverHint')}
          error={errors.contactName}
          onChange={(contactName) => set({ contactName })}
        />
        <Field
          label={t('checkout.phone')}
          value={input.contactPhone}
          type="number"
          maxLength={20}
          placeholder={t('checkout.phoneHint')}
          error={errors.contactPhone}
          onChange={(contactPhone) => set({ contactPhone })}
        />
        <RegionField value={input.region} error={errors.region} onChange={(region) => set({ region })} />
        <Field
          long
          label={t('checkout.detail')}
          value={input.detail}
          maxLength={120}
          placeholder={t('checkout.detailHint')}
          error={errors.detail}
          onChange={(detail) => set({ detail })}
        />
        <Field
          label={t('checkout.postcode')}
          value={input.postcode}
          maxLength={10}
          placeholder={t('checkout.postcodeHint')}
          error={errors.postcode}
          onChange={(postcode) => set({ postcode })}
        />
      </Card>
      <Card className="address-form">
        <Row
          label={t('checkout.setDefault')}
          value={
            <Switch
              color="#12805c"
              checked={input.isDefault}
              onChange={(event) => set({ isDefault: event.detail.value })}
            />
          }
        />
      </Card>
      <BottomBar>
        {address ? (
          <Button
            kind="danger"
            size="l"
            className="address-form__delete"
            onClick={() => void remove(address.id)}
          >
            {t('common.delete')}
          </Button>
        ) : null}
        <View className="address-form__save">
          <Button block size="l" busy={busy} onClick={save}>
            {t('common.save')}
          </Button>
        </View>
      </BottomBar>
    </>
  );
}
