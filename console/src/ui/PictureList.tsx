import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, ConfigProvider, Spin } from 'antd';
import { useRef, useState, type DragEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText, uploadPicture } from '../lib/api';
import './picture-list.css';

export interface UploadedPicture {
  id: string;
  url: string;
}

interface Props {
  id?: string;
  value?: UploadedPicture[];
  onChange?: (pictures: UploadedPicture[]) => void;
  max: number;
}

function moved(pictures: UploadedPicture[], from: number, to: number): UploadedPicture[] {
  const next = [...pictures];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}

/** Pictures in their order: dragged with the mouse or moved with the arrow keys; files may be dropped. */
export function PictureList({ id, value = [], onChange, max }: Props) {
  const { t } = useTranslation('ui');
  const { message } = App.useApp();
  const { componentDisabled: disabled } = ConfigProvider.useConfig();
  const input = useRef<HTMLInputElement>(null);
  const [dragged, setDragged] = useState<number>();
  const [uploading, setUploading] = useState(0);

  async function upload(files: File[]) {
    const room = max - value.length;
    if (files.length > room) void message.warning(t('picturesFull', { max }));
    const wanted = files.slice(0, room);
    setUploading(wanted.length);
    const results = await Promise.allSettled(wanted.map(uploadPicture));
    setUploading(0);
    const added = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    if (added.length) onChange?.([...value, ...added]);
    for (const result of results)
      if (result.status === 'rejected') void message.error(errorText(result.reason));
  }
  function move(from: number, to: number) {
    if (to >= 0 && to < value.length && from !== to) onChange?.(moved(value, from, to));
  }
  function moveByKey({ key, currentTarget }: KeyboardEvent<HTMLElement>, index: number) {
    if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
    move(index, key === 'ArrowLeft' ? index - 1 : index + 1);
    // The picture keeps its element, so the focus must follow it to its new place.
    requestAnimationFrame(() => currentTarget.focus());
  }
  function drop(event: DragEvent) {
    event.preventDefault();
    const files = [...event.dataTransfer.files];
    if (files.length && !disabled) void upload(files);
  }

  return (
    <div className="picture-list" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      {value.map(({ id: pictureId, url }, index) => (
        <div
          key={pictureId}
          className={`picture-tile ${dragged === index ? 'picture-dragged' : ''}`}
          tabIndex={disabled ? -1 : 0}
          role="group"
          aria-label={t('pictureNumber', { number: index + 1 })}
          draggable={!disabled}
          onDragStart={() => setDragged(index)}
          onDragEnd={() => setDragged(undefined)}
          onDragEnter={() => {
            if (dragged === undefined) return;
            move(dragged, index);
            setDragged(index);
          }}
          onKeyDown={(event) => moveByKey(event, index)}
        >
          <img src={url} alt="" draggable={false} />
          {max > 1 && index === 0 && <span className="picture-main">{t('mainPicture')}</span>}
          {!disabled && (
            <Button
              className="picture-remove"
              size="small"
              shape="circle"
              icon={<CloseOutlined />}
              aria-label={t('removePicture')}
              title={t('removePicture')}
              onClick={() => onChange?.(value.filter((_, at) => at !== index))}
            />
          )}
        </div>
      ))}
      {value.length < max && !disabled && (
        <button
          id={id}
          type="button"
          className="picture-tile picture-add"
          disabled={uploading > 0}
          onClick={() => input.current?.click()}
        >
          {uploading > 0 ? <Spin size="small" /> : <PlusOutlined />}
          <span>{uploading > 0 ? t('uploading') : t('addPicture')}</span>
        </button>
      )}
      <input
        ref={input}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        multiple
        // antd's own styles outweigh the attribute `hidden`.
        style={{ display: 'none' }}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          // The same file may be chosen again.
          target.value = '';
          void upload(files);
        }}
      />
    </div>
  );
}
