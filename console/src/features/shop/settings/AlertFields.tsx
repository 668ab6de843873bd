import { Checkbox, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { alertKinds, type AlertKind } from '@lanzi/shared/alert/alert-kinds';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { useLang } from '../../../lib/i18n';
import { useSettings } from '../../../lib/session';
import { AlertSoundField } from './AlertSoundField';

const usualSeconds = [0, 15, 30, 60, 120, 300, 600];

/** Which alerts sound, how, and how often again. */
export function AlertFields() {
  const { t } = useTranslation('shop');
  const lang = useLang();
  const { alertRepeatSeconds, spokenAlerts } = useSettings();
  const spoken = Form.useWatch<AlertKind[] | undefined>('spokenAlerts') ?? spokenAlerts;
  const choices = [...new Set([...usualSeconds, alertRepeatSeconds])].sort((a, b) => a - b);
  const word = (seconds: number) => {
    if (seconds === 0) return t('repeatNever');
    return seconds % 60 === 0
      ? t('repeatMinutes', { count: seconds / 60 })
      : t('repeatSeconds', { count: seconds });
  };
  return (
    <>
      <Form.Item name="spokenAlerts" label={t('spokenAlerts')}>
        <Checkbox.Group
          options={alertKinds.map((kind) => ({ value: kind, label: domainWords(lang).alert[kind] }))}
        />
      </Form.Item>
      {spoken.length > 0 && (
        <Form.Item label={t('alertSounds')} extra={t('alertSoundsHint')}>
          <div className="alert-sounds">
            {alertKinds
              .filter((kind) => spoken.includes(kind))
              .map((kind) => (
                <Form.Item key={kind} name={['alertSounds', kind]} noStyle>
                  <AlertSoundField kind={kind} />
                </Form.Item>
              ))}
          </div>
        </Form.Item>
      )}
      <Form.Item name="alertRepeatSeconds" label={t('alertRepeat')} extra={t('repeatHint')}>
        <Select
          options={choices.map((seconds) => ({ value: seconds, label: word(seconds) }))}
          style={{ maxWidth: 260 }}
        />
      </Form.Item>
    </>
  );
}
