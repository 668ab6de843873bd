import type { ReviewStatus } from '@lanzi/shared/review/review-lifecycle';
import { Entity, Index, Unique } from 'typeorm';
import type { PictureData } from '../catalog/category.entity';
import { BigInt, Bool, Code, Foreign, Id, Int, Json, Str, Time } from '../platform/database/columns';
import { OrderLine } from './order-line.entity';
import { Order } from './order.entity';

/** What a customer says of a line of their order; one for each line, ever. */
@Entity('reviews')
@Unique('uq_reviews_line', ['lineId'])
@Index('ix_reviews_order', ['orderId'])
@Index('ix_reviews_product', ['productId', 'id'])
@Index('ix_reviews_shown', ['productId', 'status', 'id'])
@Index('ix_reviews_shown_stars', ['productId', 'status', 'stars', 'id'])
@Index('ix_reviews_shown_pictured', ['productId', 'status', 'pictured', 'id'])
@Index('ix_reviews_status', ['status', 'id'])
@Index('ix_reviews_unanswered', ['status', 'repliedAt', 'id'])
@Index('ix_reviews_stars', ['stars', 'id'])
export class Review {
  @Id() id: number;
  @Foreign('fk_reviews_order', () => Order) @BigInt() orderId: number;
  @Code(20) orderNo: string;
  @Foreign('fk_reviews_line', () => OrderLine) @BigInt() lineId: number;
  @BigInt() productId: number;
  @BigInt() customerId: number;
  @Code(12) status: ReviewStatus;
  @Int() version: number;
  @Int() stars: number;
  @Str(500) text: string;
  @Json() pictures: PictureData[];
  /** Whether it has pictures. */
  @Bool() pictured: boolean;
  @Time() createdAt: Date;
  @Str(500, { nullable: true }) reply: string | null;
  @Time({ nullable: true }) repliedAt: Date | null;
  @Str(60, { nullable: true }) repliedBy: string | null;
}
