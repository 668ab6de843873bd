import { useState } from 'react';
import { Input, View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { ProductList } from '@/features/catalog/ProductList';
import { clearSearchHistory, rememberSearch, useSearchHistory } from '@/features/catalog/search-history';
import { useProducts } from '@/features/catalog/use-catalog';
import { labelled } from '@/lib/access';
import { go } from '@/lib/go';
import { useWords } from '@/lib/words';
import { EmptyState } from '@/ui/EmptyState';
import { Icon } from '@/ui/Icon';
import { PageShell } from '@/ui/PageShell';
import { Tap } from '@/ui/Tap';
import './index.scss';

export default function SearchPage() {
  const t = useWords();
  const start = useRouter().params.q;
  const [typed, setTyped] = useState(start ? decodeURIComponent(start) : '');
  const [q, setQ] = useState(typed);
  const products = useProducts({ q }, q !== '');
  const search = (words: string) => {
    const clean = words.trim();
    setTyped(clean);
    setQ(clean);
    if (clean) rememberSearch(clean);
  };
  const scan = () =>
    Taro.scanCode({ scanType: ['barCode'] }).then(
      ({ result }) => search(result),
      () => undefined,
    );
  const clear = () => {
    setTyped('');
    setQ('');
  };
  return (
    <PageShell title={t('shop.search')}>
      <View className="search__head">
        <View className="search__box">
          <Icon name="search" />
          <Input
            className="search__input"
            value={typed}
            focus
            maxlength={50}
            confirmType="search"
            placeholder={t('shop.searchHint')}
            placeholderClass="search__placeholder"
            {...labelled(t('shop.searchHint'))}
            onInput={(event) => setTyped(event.detail.value)}
            onConfirm={(event) => search(event.detail.value)}
          />
          {typed ? (
            <Tap className="search__tap" label={t('shop.clearHistory')} onClick={clear}>
              <Icon name="close" />
            </Tap>
          ) : process.env.TARO_ENV === 'weapp' ? (
            <Tap className="search__tap" label={t('shop.scan')} onClick={() => void scan()}>
              <Icon name="scan" />
            </Tap>
          ) : null}
        </View>
        <Tap className="search__go" onClick={() => search(typed)}>
          {t('shop.search')}
        </Tap>
      </View>
      {q ? (
        <ProductList
          query={products}
          layout="grid"
          empty={
            <EmptyState
              title={t('shop.noResults', { q })}
              hint={t('shop.noResultsHint')}
              action={{ label: t('shop.browse'), onClick: go.category }}
            />
          }
        />
      ) : (
        <History onPick={search} />
      )}
    </PageShell>
  );
}

function History({ onPick }: { onPick: (q: string) => void }) {
  const t = useWords();
  const words = useSearchHistory();
  if (words.length === 0) return null;
  return (
    <View className="search__history">
      <View className="search__history-head">
        <View className="search__history-title">{t('shop.searchHistory')}</View>
        <Tap className="search__clear" onClick={clearSearchHistory}>
          <Icon name="trash" size="s" />
          <View>{t('shop.clearHistory')}</View>
        </Tap>
      </View>
      <View className="search__words">
        {words.map((word) => (
          <Tap key={word} className="search__word" onClick={() => onPick(word)}>
            {word}
          </Tap>
        ))}
      </View>
    </View>
  );
}
