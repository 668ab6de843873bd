import { DisconnectOutlined, SoundOutlined } from '@ant-design/icons';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSettings } from '../../lib/session';
import { useAlertDesk } from './AlertsProvider';

const patience = 2_500;

/** What stands in the way of hearing new orders, over every page: silence by the browser, or a lost connection. */
export function AlertBars() {
  const { t } = useTranslation('alerts');
  const { lang } = useSettings();
  const { t: inShopLang } = useTranslation('alerts', { lng: lang });
  const [desk, { gate, connected, otherTabSpeaks, speaking }] = useAlertDesk();
  const [lost, setLost] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLost(!connected), connected ? 0 : patience);
    return () => clearTimeout(timer);
  }, [connected]);
  return (
    <>
      {gate === 'locked' && !otherTabSpeaks && (
        <button
          type="button"
          className="alert-bar alert-bar-unlock"
          disabled={speaking}
          onClick={() => void desk.test(inShopLang('testSentence'))}
        >
          <SoundOutlined /> {t(speaking ? 'unlocking' : 'unlock')}
        </button>
      )}
      {gate === 'unsupported' && <div className="alert-bar alert-bar-unlock">{t('unsupported')}</div>}
      {lost && (
        <div className="alert-bar alert-bar-lost" role="status">
          <DisconnectOutlined /> {t('connectionLost')}
        </div>
      )}
    </>
  );
}
