import type { PostedReviewAction, ReviewInput } from '@lanzi/shared/review/review.contract';
import { reviewLists } from '@lanzi/shared/review/review.contract';
import type { RunningShop } from '../support/running-shop';
import type { Walk } from './walk';

/** Staff reply to reviews, hide, show and delete them, now and then two at once. */
export class ReviewMoves {
  constructor(
    private readonly shop: RunningShop,
    private readonly walk: Walk,
  ) {}

  async moderate(): Promise<void> {
    const { walk, shop } = this;
    const { random } = walk;
    const { items } = await shop.owner.listReviews({ query: { list: random.pick(reviewLists) } });
    if (items.length === 0) return;
    const { id, version, orderNo, allowedActions } = random.pick(items);
    const act = (action: PostedReviewAction) => {
      const body: ReviewInput<'reply'> = { version, text: `谢谢支持 ${random.int(1, 99)}` };
      return walk.lawfully(`review ${action}`, ['version_conflict'], () =>
        shop.owner.actOnReview({ params: { id, action }, body }),
      );
    };
    const actions = allowedActions as PostedReviewAction[];
    const [first, second] = [random.pick(actions), random.pick(actions)];
    walk.lastMove = `${first} review ${id} of ${orderNo}`;
    await Promise.all(random.chance(0.2) ? [act(first), act(second)] : [act(first)]);
  }
}
