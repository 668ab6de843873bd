import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

interface Props {
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}

/** The button under a list that goes on; not there at its end. */
export function LoadMore({ list }: Props) {
  const { t } = useTranslation('ui');
  if (!list.hasNextPage) return null;
  return (
    <div style={{ textAlign: 'center', marginTop: 16 }}>
      <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        {t('loadMore')}
      </Button>
    </div>
  );
}
