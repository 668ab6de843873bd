import { App, Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Settings } from '@lanzi/shared/shop/shop.contract';
import { useCan } from '../../../lib/session';
import { PageHeader } from '../../../ui/PageHeader';
import { SaveProblem } from '../../../ui/editing/SaveProblem';
import { useSaving } from '../../../ui/editing/use-saving';
import { SettingsTabs } from '../SettingsTabs';
import { useFetchSettings, useSaveSettings, type SettingsInput } from '../shop.api';
import { AlertFields } from './AlertFields';
import { DeliveryFields } from './DeliveryFields';
import { MerchantFields } from './MerchantFields';
import { PaymentDeadlineField } from './PaymentDeadlineField';
import { SettingsSection } from './SettingsSection';
import { ShopFields } from './ShopFields';
import { useLeaveGuard } from '../../../lib/use-leave-guard';
import { valuesOf } from './settings-form';
import './settings.css';

interface Props {
  settings: Settings;
  /** Something was typed and not saved. */
  dirty: boolean;
  onDirty: (dirty: boolean) => void;
}

export function SettingsForm({ settings, dirty, onDirty }: Props) {
  const { t } = useTranslation(['shop', 'ui']);
  const { message } = App.useApp();
  const mayWrite = useCan('shop.write');
  const [form] = Form.useForm<SettingsInput>();
  const saveSettings = useSaveSettings();
  const fetchSettings = useFetchSettings();
  const saving = useSaving<SettingsInput>({
    form,
    version: settings.version,
    fetchLatest: async () => {
      const latest = await fetchSettings();
      return { values: valuesOf(latest), version: latest.version };
    },
    save: (input, { version }) => saveSettings.mutateAsync({ input, version: version ?? settings.version }),
    fieldOfRefusal: ({ code, title }) =>
      code === 'currency_in_use' ? { name: ['currency'], message: title } : undefined,
    onSaved: () => {
      onDirty(false);
      void message.success(t('saved'));
    },
  });
  useLeaveGuard(dirty);

  return (
    <Form<SettingsInput>
      form={form}
      className="settings"
      layout="vertical"
      requiredMark={false}
      disabled={!mayWrite}
      initialValues={valuesOf(settings)}
      scrollToFirstError={{ block: 'center', focus: true }}
      onValuesChange={() => onDirty(true)}
      onFinish={() => void saving.submit()}
    >
      <PageHeader title={t('settingsNav')} hint={mayWrite ? t('settingsHint') : t('readOnly')} />
      <SettingsTabs section="general" />
      <SettingsSection title={t('sectionShop')}>
        <ShopFields />
      </SettingsSection>
      <SettingsSection title={t('sectionDelivery')}>
        <DeliveryFields />
      </SettingsSection>
      <SettingsSection title={t('sectionPayment')}>
        <PaymentDeadlineField />
      </SettingsSection>
      <SettingsSection title={t('sectionAlerts')}>
        <AlertFields />
      </SettingsSection>
      <SettingsSection title={t('sectionMerchant')} hint={t('sectionMerchantHint')}>
        <MerchantFields />
      </SettingsSection>
      {dirty && (
        <div className="settings-bar">
          <SaveProblem saving={saving} onTookTheirs={() => onDirty(false)} />
          <div className="settings-bar-row">
            <span>{t('unsaved')}</span>
            <Button
              onClick={() => {
                form.resetFields();
                onDirty(false);
              }}
            >
              {t('reset')}
            </Button>
            <Button type="primary" htmlType="submit" loading={saving.busy}>
              {t('ui:save')}
            </Button>
          </div>
        </div>
      )}
    </Form>
  );
}
