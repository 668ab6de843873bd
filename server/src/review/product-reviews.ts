import { DomainError } from '@lanzi/shared/errors';
import { invariant } from '@lanzi/shared/invariant';
import { maskedName } from '@lanzi/shared/review/masked-name';
import { averageOf } from '@lanzi/shared/review/rating';
import type {
  ProductReviews as View,
  ShopReview,
  ShopReviewQuery,
} from '@lanzi/shared/review/review.contract';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type * as z from 'zod';
import { Product } from '../catalog/product.entity';
import { Customer } from '../customer/customer.entity';
import { writtenOf } from '../order/line-review';
import { OrderLine } from '../order/order-line.entity';
import { Review } from '../order/review.entity';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { cutPage, decodeCursor, IdCursor } from '../platform/http/cursor';
import { ShopSnapshot } from '../shop/shop-snapshot';

const none: View = { items: [], nextCursor: null, rating: { count: 0, average: null } };

/** Missions A1 and H1: what is said of a product, as everybody sees it. */
@Injectable()
export class ProductReviews {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly shop: ShopSnapshot,
  ) {}

  /** Newest first. @throws DomainError not_found */
  async page(productId: number, query: z.output<typeof ShopReviewQuery>): Promise<View> {
    const { manager } = this.unitOfWork;
    const product = await manager.findOne(Product, {
      select: { id: true, reviewCount: true, starSum: true },
      where: { id: productId },
    });
    if (!product) throw new DomainError('not_found');
    if (!(await this.shop.get()).settings.reviewsEnabled) return none;
    const rows = await this.shown(productId, query);
    const page = cutPage(rows, query.limit, ({ id }) => ({ id }), await this.viewOf(rows));
    return { ...page, rating: { count: product.reviewCount, average: averageOf(product) } };
  }

  private shown(productId: number, { stars, pictured, limit, cursor }: z.output<typeof ShopReviewQuery>) {
    const find = this.unitOfWork.manager
      .createQueryBuilder(Review, 'r')
      .where(`r.productId = :productId AND r.status = 'shown'`, { productId })
      .orderBy('r.id', 'DESC')
      .limit(limit + 1);
    if (stars) find.andWhere('r.stars = :stars', { stars });
    if (pictured) find.andWhere('r.pictured = :pictured', { pictured });
    if (cursor) find.andWhere('r.id < :before', { before: decodeCursor(IdCursor, cursor).id });
    return find.getMany();
  }

  private async viewOf(rows: readonly Review[]): Promise<(review: Review) => ShopReview> {
    const { manager } = this.unitOfWork;
    const lines = await manager.findBy(OrderLine, { id: In(rows.map(({ lineId }) => lineId)) });
    const customers = await manager.findBy(Customer, { id: In(rows.map(({ customerId }) => customerId)) });
    return (review) => {
      const line = lines.find(({ id }) => id === review.lineId);
      const author = customers.find(({ id }) => id === review.customerId);
      invariant(line && author, 'a review has its line and its author');
      return { ...writtenOf(review), author: maskedName(author.nickname), skuName: line.skuName };
    };
  }
}
