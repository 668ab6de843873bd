import { SeededRandom } from '@lanzi/shared/seeded-random';
import type { DemoActs } from './demo-acts';
import { readCatalogue, readOpinions, type DemoProduct, type Opinions } from './demo-files';
import type { Demo, DemoPerson } from './demo-shop';
import { HOUR, type Timetable } from './demo-timetable';

/** Which of all reviews is no review, and is hidden. */
const advertAt = 20;

/** What customers say of what they received, and what the shop says to it. With chances of its own. */
export class DemoOpinions {
  private readonly random = new SeededRandom(20_260_102);
  private catalogue = new Map<string, DemoProduct>();
  private opinions: Opinions = { byCategory: {}, advert: '', replies: { thanks: [], sorry: [] } };
  private written = 0;
  private askedShopper = false;

  constructor(
    private readonly demo: Demo,
    private readonly timetable: Timetable,
    private readonly acts: DemoActs,
  ) {}

  async prepare(): Promise<void> {
    this.opinions = await readOpinions();
    const { products } = await readCatalogue();
    this.catalogue = new Map(products.map((product) => [product.name['zh-CN'], product]));
  }

  /** The order was received just now. */
  begin(orderNo: string, buyer: DemoPerson): void {
    if (!this.writes(buyer)) return;
    this.timetable.later(this.random.int(2, 40) * HOUR, () => this.write(orderNo, buyer));
  }

  /** The demo's own shopper has reviewed one order, and has others to review. */
  private writes(buyer: DemoPerson): boolean {
    if (buyer.id !== this.demo.shopper.id) return this.random.chance(0.25);
    const first = !this.askedShopper;
    this.askedShopper = true;
    return first;
  }

  private async write(orderNo: string, buyer: DemoPerson): Promise<void> {
    const { random, acts } = this;
    for (const line of await acts.linesOf(orderNo)) {
      const product = this.catalogue.get(line.productName['zh-CN']);
      if (!product || random.chance(0.3)) continue;
      const { stars, text } = random.pick(this.opinions.byCategory[product.category] ?? []);
      const pictures = random.chance(0.2) ? product.pictures.slice(-2) : [];
      const isAdvert = ++this.written === advertAt;
      const said = isAdvert ? { stars: 5, text: this.opinions.advert } : { stars, text };
      const id = await acts.review(orderNo, buyer, { lineId: String(line.id), ...said }, pictures);
      this.answer(id, isAdvert ? 'advert' : stars);
    }
  }

  private answer(id: number, stars: number | 'advert'): void {
    const { random, timetable, acts, opinions } = this;
    const hours = random.int(2, 12) * HOUR;
    if (stars === 'advert') return timetable.atWork(hours, () => acts.hideReview(id));
    if (!random.chance(stars < 4 ? 0.95 : 0.85)) return;
    const text = random.pick(stars < 4 ? opinions.replies.sorry : opinions.replies.thanks);
    timetable.atWork(hours, () => acts.replyToReview(id, text));
  }
}
