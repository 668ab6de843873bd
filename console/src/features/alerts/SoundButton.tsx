import { AudioMutedOutlined, SoundOutlined } from '@ant-design/icons';
import { Button, Popover, Slider, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSettings } from '../../lib/session';
import { When } from '../../ui/When';
import { useAlertDesk } from './AlertsProvider';
import { askForNotices, noticeState } from './desktop-notice';
import { spokenLog } from './spoken-log';

/** Whether this tab can be heard, in colour and words; behind it the test, the volume and what was said lately. */
export function SoundButton() {
  const { t } = useTranslation('alerts');
  const [, { gate, otherTabSpeaks }] = useAlertDesk();
  const word = gate === 'locked' && otherTabSpeaks ? t('gate.otherTab') : t(`gate.${gate}`);
  return (
    <Popover trigger="click" placement="bottomRight" content={<SoundPanel />} destroyOnHidden>
      <Button
        type="text"
        icon={gate === 'armed' ? <SoundOutlined /> : <AudioMutedOutlined />}
        className={
          gate === 'armed' || otherTabSpeaks ? 'sound-on' : gate === 'muted' ? 'sound-muted' : 'sound-off'
        }
        aria-label={word}
        title={word}
      >
        <span className="wide-only">{word}</span>
      </Button>
    </Popover>
  );
}

function SoundPanel() {
  const { t } = useTranslation('alerts');
  const { lang } = useSettings();
  const { t: inShopLang } = useTranslation('alerts', { lng: lang });
  const [desk, { gate, volume, speaking }] = useAlertDesk();
  const [notices, setNotices] = useState(noticeState);
  const test = () => void desk.test(inShopLang('testSentence'));
  return (
    <div className="sound-panel">
      <label className="sound-row">
        <span>{t('speakAloud')}</span>
        <Switch checked={gate !== 'muted'} onChange={(on) => (on ? test() : desk.mute())} />
      </label>
      <div className="sound-row">
        <span>{t('volume')}</span>
        <Slider
          min={0.1}
          max={1}
          step={0.1}
          value={volume}
          tooltip={{ formatter: (part) => `${Math.round((part ?? 0) * 100)}%` }}
          onChange={(part) => desk.setVolume(part)}
        />
      </div>
      {notices !== 'unsupported' && (
        <div className="sound-row">
          <span>{t('desktopNotices')}</span>
          {notices === 'default' ? (
            <Button size="small" onClick={() => void askForNotices().then(setNotices)}>
              {t('allow')}
            </Button>
          ) : (
            <span className="second-line">{t(notices === 'granted' ? 'allowed' : 'denied')}</span>
          )}
        </div>
      )}
      <Button block loading={speaking} onClick={test}>
        {t('test')}
      </Button>
      <h3>{t('recent')}</h3>
      {spokenLog.length === 0 && <div className="second-line">{t('nothingSpoken')}</div>}
      <ol className="spoken-log">
        {[...spokenLog].reverse().map(({ text, via, at }) => (
          <li key={`${at} ${text}`}>
            <div>{text}</div>
            <div className="second-line">
              {t(`via.${via}`)} · <When at={new Date(at).toISOString()} />
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}
