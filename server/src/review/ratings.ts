import { invariant } from '@lanzi/shared/invariant';
import { isCounted, type ReviewStatus } from '@lanzi/shared/review/review-lifecycle';
import { Injectable } from '@nestjs/common';
import { execute } from '../platform/database/update';
import { UnitOfWork } from '../platform/database/unit-of-work';

/** The only writer of what a product's reviews come to: added up as they change, in the same transaction. */
@Injectable()
export class Ratings {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** A review of so many stars went from one status to another; null: it was not there before. */
  async moved(
    { productId, stars, status }: { productId: number; stars: number; status: ReviewStatus },
    from: ReviewStatus | null,
  ): Promise<void> {
    const by = Number(isCounted(status)) - Number(from !== null && isCounted(from));
    if (by === 0) return;
    const sql = 'UPDATE products SET review_count = review_count + ?, star_sum = star_sum + ? WHERE id = ?';
    const changed = await execute(this.unitOfWork.manager, sql, [by, by * stars, productId]);
    invariant(changed === 1, 'what is reviewed is a product');
  }
}
