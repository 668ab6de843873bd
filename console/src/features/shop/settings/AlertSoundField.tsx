import { CaretRightOutlined, DeleteOutlined, UploadOutlined } from '@ant-design/icons';
import { Button, ConfigProvider } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlertKind } from '@lanzi/shared/alert/alert-kinds';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { AlertSound } from '@lanzi/shared/shop/shop.contract';
import { errorText, uploadAlertSound } from '../../../lib/api';
import { useLang } from '../../../lib/i18n';
import { useSettings } from '../../../lib/session';
import { useAlertDesk } from '../../alerts/AlertsProvider';
import { exampleFor } from '../../alerts/announcement-words';

const longestName = 100;

interface Props {
  kind: AlertKind;
  /** The shop's own; undefined where the alert is spoken. */
  value?: AlertSound;
  onChange?: (sound: AlertSound | undefined) => void;
}

/** One kind of alert: listen to it, upload a sound of one's own, remove it again. */
export function AlertSoundField({ kind, value: sound, onChange }: Props) {
  const { t } = useTranslation(['shop', 'ui']);
  const { componentDisabled: disabled } = ConfigProvider.useConfig();
  const settings = useSettings();
  const [desk, { speaking }] = useAlertDesk();
  const input = useRef<HTMLInputElement>(null);
  const [uploading, setUploading] = useState(false);
  const [problem, setProblem] = useState<string>();
  const word = domainWords(useLang()).alert[kind];

  async function listen(own: AlertSound | undefined) {
    setProblem(undefined);
    const via = await desk.preview(exampleFor(kind, settings, own));
    if (own && via !== 'own') setProblem(t('soundUnplayable'));
  }
  async function upload(file: File) {
    setProblem(undefined);
    setUploading(true);
    try {
      const uploaded = { ...(await uploadAlertSound(file)), name: file.name.slice(0, longestName) };
      onChange?.(uploaded);
      // Whoever chose it hears at once that it is the right one, and that it can be played.
      if (!desk.snapshot().speaking) void listen(uploaded);
    } catch (error) {
      setProblem(errorText(error));
    } finally {
      setUploading(false);
    }
  }

  return (
    <div className="alert-sound">
      <Button
        shape="circle"
        icon={<CaretRightOutlined />}
        aria-label={t('soundPlay', { kind: word })}
        title={t('soundPlay', { kind: word })}
        // Whoever may not change it may listen to it.
        disabled={speaking}
        onClick={() => void listen(sound)}
      />
      <div className="alert-sound-words">
        {word}
        <div className="second-line one-line" title={sound?.name}>
          {sound?.name ?? t('soundByVoice')}
        </div>
      </div>
      {!disabled && (
        <div className="alert-sound-buttons">
          <Button
            size="small"
            icon={<UploadOutlined />}
            loading={uploading}
            aria-label={t(sound ? 'soundReplaceFor' : 'soundUploadFor', { kind: word })}
            onClick={() => input.current?.click()}
          >
            {uploading ? t('ui:uploading') : t(sound ? 'soundReplace' : 'soundUpload')}
          </Button>
          {sound && (
            <Button
              size="small"
              icon={<DeleteOutlined />}
              aria-label={t('soundRemoveFor', { kind: word })}
              title={t('soundRemoveFor', { kind: word })}
              onClick={() => {
                setProblem(undefined);
                onChange?.(undefined);
              }}
            />
          )}
        </div>
      )}
      {problem && (
        <div className="field-error alert-sound-problem" role="alert">
          {problem}
        </div>
      )}
      <input
        ref={input}
        type="file"
        accept="audio/*,.mp3,.wav,.ogg,.opus,.m4a,.aac"
        // antd's own styles outweigh the attribute `hidden`.
        style={{ display: 'none' }}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          // The same file may be chosen again.
          target.value = '';
          if (file) void upload(file);
        }}
      />
    </div>
  );
}
