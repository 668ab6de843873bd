import { Tabs, Tag, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { inLang } from '@lanzi/shared/lang';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { Review, ReviewList } from '@lanzi/shared/review/review.contract';
import { useLang } from '../../../lib/i18n';
import { PagedTable } from '../../../ui/PagedTable';
import { PageHeader } from '../../../ui/PageHeader';
import { Picture } from '../../../ui/Picture';
import { TabLabel } from '../../../ui/TabLabel';
import { filterOf, isNarrowed, reviewLists, searchOf } from './review-filter';
import { ReviewButtons } from './ReviewButtons';
import { ReviewFilters } from './ReviewFilters';
import { useReviewCounts, useReviews } from './reviews.api';
import { ReviewWords } from './ReviewWords';
import './reviews.css';

const colours: Record<ReviewList, 'red' | 'grey' | undefined> = {
  all: undefined,
  unanswered: 'red',
  hidden: 'grey',
};

/** What customers say of products: to be answered, hidden or deleted. List and filters stand in the address. */
export function ReviewPage() {
  const { t } = useTranslation('reviews');
  const [search, setSearch] = useSearchParams();
  const filter = filterOf(search);
  const { data: counts } = useReviewCounts();
  const list = useReviews(filter);
  const columns = useColumns();
  return (
    <>
      <PageHeader title={t('nav')} hint={t('hint')} />
      <Tabs
        activeKey={filter.list}
        onChange={(key) =>
          setSearch(searchOf({ ...filter, list: reviewLists.find((one) => one === key) ?? 'all' }))
        }
        items={reviewLists.map((one) => ({
          key: one,
          label: <TabLabel word={t(`list.${one}`)} colour={colours[one]} count={counts?.[one]} />,
        }))}
      />
      <ReviewFilters filter={filter} onChange={(next) => setSearch(searchOf(next), { replace: true })} />
      <PagedTable<Review>
        list={list}
        rowKey="id"
        columns={columns}
        minWidth={900}
        emptyText={isNarrowed(filter) ? t('noMatch') : t(`nothingIn.${filter.list}`)}
      />
    </>
  );
}

function useColumns(): TableColumnsType<Review> {
  const { t } = useTranslation('reviews');
  const lang = useLang();
  const words = domainWords(lang);
  return [
    {
      title: t('product'),
      width: 240,
      className: 'review-cell',
      render: (_, { product }) => (
        <div className="review-product">
          <Picture src={product.picture} size={44} />
          <div>
            <div>{inLang(product.name, lang)}</div>
            <div className="second-line">{inLang(product.skuName, lang)}</div>
          </div>
        </div>
      ),
    },
    {
      title: t('review'),
      className: 'review-cell',
      render: (_, review) => <ReviewWords review={review} repliedBy={review.repliedBy} />,
    },
    {
      title: t('author'),
      width: 170,
      className: 'review-cell',
      render: (_, { author, orderNo }) => (
        <>
          <div>{author.nickname}</div>
          <Link to={`/orders/${orderNo}`}>{orderNo}</Link>
        </>
      ),
    },
    {
      title: t('state'),
      width: 90,
      className: 'review-cell',
      render: (_, { status }) => (
        <Tag color={status === 'shown' ? 'green' : undefined}>{words.reviewStatus[status]}</Tag>
      ),
    },
    {
      title: t('actions'),
      width: 190,
      className: 'review-cell',
      render: (_, review) => <ReviewButtons review={review} />,
    },
  ];
}
