import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Category } from '@lanzi/shared/catalog/catalog.contract';
import type { LocalText } from '@lanzi/shared/lang';
import { LocalTextInput } from '../../ui/LocalTextInput';
import { PictureList, type UploadedPicture } from '../../ui/PictureList';
import { EditorDrawer } from '../../ui/editing/EditorDrawer';
import { useLocalTextRule } from '../../ui/editing/use-local-text-rule';
import { useSaveCategory } from './catalog.api';

interface Values {
  name: LocalText;
  pictureId: UploadedPicture[];
}

interface Props {
  category?: Category;
  /** Where a new one goes. */
  position: number;
  onClose: () => void;
}

/** A category's name and picture, new or changed. */
export function CategoryEditor({ category, position, onClose }: Props) {
  const { t } = useTranslation('catalog');
  const nameRule = useLocalTextRule();
  const saveCategory = useSaveCategory();
  return (
    <EditorDrawer<Values>
      title={category ? t('editCategory') : t('addCategory')}
      permission="catalog.write"
      values={{
        name: category?.name ?? { 'zh-CN': '' },
        pictureId: category?.picture ? [category.picture] : [],
      }}
      save={({ name, pictureId }, { idempotencyKey }) =>
        saveCategory.mutateAsync({
          id: category?.id,
          input: { name, pictureId: pictureId[0]?.id ?? null, position: category?.position ?? position },
          idempotencyKey,
        })
      }
      onClose={onClose}
    >
      <Form.Item name="name" label={t('categoryName')} rules={[nameRule]}>
        <LocalTextInput maxLength={200} />
      </Form.Item>
      <Form.Item name="pictureId" label={t('categoryPicture')}>
        <PictureList max={1} />
      </Form.Item>
    </EditorDrawer>
  );
}
