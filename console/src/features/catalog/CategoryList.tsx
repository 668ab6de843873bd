import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import { App, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Category } from '@lanzi/shared/catalog/catalog.contract';
import { inLang } from '@lanzi/shared/lang';
import { errorText, isRefusal } from '../../lib/api';
import { useLang } from '../../lib/i18n';
import { nextPosition } from '../../lib/next-position';
import { EditableList } from '../../ui/editing/EditableList';
import { PermittedButton } from '../../ui/editing/PermittedButton';
import { RowName } from '../../ui/editing/RowName';
import { Picture } from '../../ui/Picture';
import { useCategories, useDeleteCategories, useReorderCategories } from './catalog.api';
import { CatalogTabs } from './CatalogTabs';
import { CategoryEditor } from './CategoryEditor';

/** The categories in the order that shoppers see. */
export function CategoryList() {
  const { t } = useTranslation('catalog');
  const lang = useLang();
  const { message } = App.useApp();
  const query = useCategories();
  const reorder = useReorderCategories();
  const remove = useDeleteCategories();
  const categories = query.data ?? [];

  function move(index: number, by: -1 | 1) {
    const ordered = [...categories];
    ordered.splice(index + by, 0, ...ordered.splice(index, 1));
    reorder.mutate(ordered, { onError: (error) => void message.error(errorText(error)) });
  }
  const mover = (index: number, by: -1 | 1) => (
    <PermittedButton
      permission="catalog.write"
      type="text"
      size="small"
      icon={by < 0 ? <ArrowUpOutlined /> : <ArrowDownOutlined />}
      aria-label={by < 0 ? t('moveUp') : t('moveDown')}
      disabled={reorder.isPending || !categories[index + by]}
      onClick={() => move(index, by)}
    />
  );

  return (
    <EditableList<Category>
      title={t('nav')}
      hint={t('categoriesHint')}
      tabs={<CatalogTabs section="categories" />}
      permission="catalog.write"
      addWord={t('addCategory')}
      emptyText={t('noCategories')}
      query={query}
      rows={query.data}
      deletion={{
        title: (count) => t('deleteCategoriesTitle', { count }),
        text: t('deleteCategoriesText'),
        remove: remove.mutateAsync,
        refused: (error) => (isRefusal(error, 'still_in_use') ? t('categoryInUse') : errorText(error)),
      }}
      columns={(edit) => [
        {
          title: t('categoryName'),
          render: (_, category) => (
            <Flex gap={10} align="center">
              <Picture src={category.picture?.url ?? ''} size={36} />
              <RowName onEdit={() => edit(category)}>{inLang(category.name, lang)}</RowName>
            </Flex>
          ),
        },
        { title: t('productCount'), dataIndex: 'productCount', width: 120, align: 'right' },
        {
          title: t('order'),
          width: 120,
          align: 'center',
          render: (_, _category, index) => (
            <>
              {mover(index, -1)}
              {mover(index, 1)}
            </>
          ),
        },
      ]}
      editor={(category, onClose) => (
        <CategoryEditor category={category} position={nextPosition(categories)} onClose={onClose} />
      )}
    />
  );
}
