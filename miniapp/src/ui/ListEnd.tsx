import { useEffect, useRef } from 'react';
import { View } from '@tarojs/components';
import { useReachBottom } from '@tarojs/taro';
import { useWords } from '@/lib/words';
import { Tap } from './Tap';
import './ListEnd.scss';

interface InfiniteQuery {
  hasNextPage: boolean;
  isFetching: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  fetchNextPage: (options: { cancelRefetch: boolean }) => unknown;
}

/**
 * The foot of an endless list: fetches the next page as it nears the screen, says that it failed, or that this is the
 * end. A tap fetches too: WeChat says that the bottom is reached only while one scrolls.
 */
export function ListEnd({ query }: { query: InfiniteQuery }) {
  const t = useWords();
  const mark = useRef<HTMLElement>(null);
  const failed = query.isFetchNextPageError && !query.isFetchingNextPage;
  const more = () => {
    if (query.hasNextPage && !query.isFetching) void query.fetchNextPage({ cancelRefetch: false });
  };
  const latest = useRef(more);
  latest.current = more;
  useReachBottom(() => {
    if (!failed) more();
  });

  // Watched anew after each page, so that a list which still ends on the screen goes on by itself.
  const waiting = query.hasNextPage && !query.isFetching && !failed;
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5' || !waiting || !mark.current) return;
    const watch = new IntersectionObserver((seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) latest.current();
    });
    watch.observe(mark.current);
    return () => watch.disconnect();
  }, [waiting]);

  if (!query.hasNextPage) return <View className="list-end">{t('common.theEnd')}</View>;
  return (
    <Tap className={`list-end ${query.isFetchingNextPage ? '' : 'list-end--tap'}`} onClick={more}>
      <View ref={mark} className="list-end__mark" />
      {t(failed ? 'common.loadMoreFailed' : query.isFetchingNextPage ? 'common.loading' : 'common.loadMore')}
    </Tap>
  );
}
