import { Module } from '@nestjs/common';
import { OrderModule } from '../order/order.module';
import { ShopModule } from '../shop/shop.module';
import { ModerateReview } from './moderate-review';
import { ProductReviews } from './product-reviews';
import { Ratings } from './ratings';
import { ReviewController } from './review.controller';
import { ReviewLists } from './review-lists';
import { WriteReview } from './write-review';

@Module({
  imports: [OrderModule, ShopModule],
  controllers: [ReviewController],
  providers: [Ratings, WriteReview, ModerateReview, ReviewLists, ProductReviews],
  exports: [WriteReview],
})
export class ReviewModule {}
