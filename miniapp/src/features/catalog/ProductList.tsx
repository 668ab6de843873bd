import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { Loaded } from '@/ui/Loaded';
import { ListEnd } from '@/ui/ListEnd';
import { Skeleton, SkeletonCards } from '@/ui/Skeleton';
import { ProductCard } from './ProductCard';
import type { useProducts } from './use-catalog';
import './ProductList.scss';

interface Props {
  query: ReturnType<typeof useProducts>;
  layout: 'grid' | 'row';
  /** Shown instead of a list without products. */
  empty: ReactNode;
}

export function ProductList({ query, layout, empty }: Props) {
  return (
    <Loaded query={query} skeleton={layout === 'grid' ? <GridSkeleton /> : <SkeletonCards count={5} />}>
      {({ pages }) => {
        const products = pages.flatMap((page) => page.items);
        if (products.length === 0) return empty;
        return (
          <>
            <View className={`product-list product-list--${layout}`}>
              {products.map((product) => (
                <ProductCard key={product.id} product={product} layout={layout} />
              ))}
            </View>
            <ListEnd query={query} />
          </>
        );
      }}
    </Loaded>
  );
}

function GridSkeleton() {
  return (
    <View className="product-list product-list--grid">
      {[0, 1, 2, 3].map((card) => (
        <View key={card} className="product-list__ghost">
          <Skeleton className="product-list__ghost-picture" />
          <Skeleton className="product-list__ghost-lines" lines={2} />
        </View>
      ))}
    </View>
  );
}
