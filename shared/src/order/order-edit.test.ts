import fc from 'fast-check';
import { productKinds, type ProductKind } from '../catalog/product-kinds.js';
import { MAX_AMOUNT, sum } from '../money.js';
import {
  editOrder,
  stockChanges,
  type Catalogue,
  type CatalogueSku,
  type EditableLine,
  type EditableOrder,
  type Edit,
  type EditResult,
} from './order-edit.js';
import { customDiscountOf, MAX_EXTRAS, surchargeOf, type Extra } from './order-extras.js';
import { itemsTotal } from './order-totals.js';

const line = (id: string, over: Partial<EditableLine> = {}): EditableLine => ({
  ...{ id, skuId: `1${id}`, kind: 'ordinary', quantity: 2, unitPrice: 1000, discount: 0 },
  ...over,
});
const sku = (skuId: string, over: Partial<CatalogueSku> = {}): CatalogueSku => ({
  ...{ skuId, kind: 'ordinary', price: 1500, sellable: 10, enabled: true },
  ...over,
});
const catalogueOf = (...skus: CatalogueSku[]): Catalogue => new Map(skus.map((one) => [one.skuId, one]));
/** Two lines of two pieces at 10.00, of which the first has 3.00 off; 8.00 to ship; paid. */
const order = (over: Partial<EditableOrder> = {}): EditableOrder => ({
  lines: [line('1', { discount: 300 }), line('2')],
  ...{
    reviewed: new Set<string>(),
    extras: [],
    shipping: 800,
    total: 4500,
    collected: 4500,
    awaitsPayment: false,
  },
  ...over,
});
const shop = catalogueOf(sku('11'), sku('12'), sku('13', { price: 700 }));
const edit = (wish: Edit, of = order(), catalogue = shop): EditResult => editOrder(of, wish, catalogue);
const codes = ({ problems }: EditResult) => problems.map(({ code }) => code);
const quantities = ({ lines }: EditResult) => lines.map(({ quantity }) => quantity);

describe('how the amounts are worked out', () => {
  const cases: [string, Edit, Partial<EditResult['amounts']>, number][] = [
    [
      'what was bought keeps the price of its day, though the catalogue asks for more today',
      { lines: [{ lineId: '2', quantity: 3 }] },
      { items: 5000, discount: 300, total: 5500 },
      1000,
    ],
    [
      'what is added takes the price of today',
      { added: [{ skuId: '13', quantity: 2 }] },
      { items: 5400, discount: 300, total: 5900 },
      1400,
    ],
    [
      'the same goods once more are a line of their own, at the price of today',
      { added: [{ skuId: '11', quantity: 1 }] },
      { items: 5500, total: 6000 },
      1500,
    ],
    [
      'lowering a quantity takes off price × quantity and leaves the share of the discount',
      { lines: [{ lineId: '1', quantity: 1 }] },
      { items: 3000, discount: 300, total: 3500 },
      -1000,
    ],
    [
      'question 1: removing a line takes its share of the discount along',
      { lines: [{ lineId: '1', quantity: 0 }] },
      { items: 2000, discount: 0, total: 2800 },
      -1700,
    ],
    [
      'swapping a SKU is removing the one and adding the other',
      { lines: [{ lineId: '1', quantity: 0 }], added: [{ skuId: '13', quantity: 2 }] },
      { items: 3400, discount: 0, total: 4200 },
      -300,
    ],
    [
      'question 5: buying more brings no promotion about',
      { lines: [{ lineId: '1', quantity: 9 }] },
      { items: 11_000, discount: 300, total: 11_500 },
      7000,
    ],
    [
      'a custom item raises the total, a custom discount lowers it, the fee is what staff say',
      {
        lines: [{ lineId: '2', quantity: 1 }],
        extras: [
          { kind: 'item', title: '礼品袋', amount: 500 },
          { kind: 'discount', title: '补偿', amount: 200 },
        ],
        shipping: 0,
      },
      { items: 3000, surcharge: 500, shipping: 0, discount: 500, total: 3000 },
      -1500,
    ],
    [
      'question 8: discounts stand as they are, the total stops at nothing',
      {
        lines: [{ lineId: '2', quantity: 1 }],
        extras: [{ kind: 'discount', title: '补偿', amount: 12_000 }],
      },
      { items: 3000, discount: 12_300, total: 0 },
      -4500,
    ],
  ];
  test.each(cases)('%s', (_, wish, amounts, difference) => {
    const result = edit(wish);
    expect(result.problems).toEqual([]);
    expect(result.amounts).toMatchObject(amounts);
    expect([result.difference, result.due]).toEqual([difference, difference]);
  });

  test('a share that exceeds what is left of its line stays as it is', () => {
    const small = order({ lines: [line('1', { quantity: 2, unitPrice: 100, discount: 150 }), line('2')] });
    const result = edit({ lines: [{ lineId: '1', quantity: 1 }] }, small);
    expect(result.lines[0]).toMatchObject({ quantity: 1, discount: 150 });
    expect(result.amounts).toMatchObject({ items: 2100, discount: 150, total: 2750 });
  });

  test('what was collected is set against the new total', () => {
    const unpaid = edit({ lines: [{ lineId: '2', quantity: 1 }] }, order({ collected: 0 }));
    expect([unpaid.difference, unpaid.due]).toEqual([-1000, 3500]);
  });
});

describe('stock', () => {
  test('question 3: an existing line beyond its stock is said to be, and goes back to its old quantity', () => {
    const scarce = catalogueOf(sku('11', { sellable: 1 }), sku('12'));
    const result = edit({ lines: [{ lineId: '1', quantity: 4 }] }, order(), scarce);
    expect(result.problems[0]).toEqual({ code: 'short_of_stock', lineId: '1', added: null, left: 3 });
    expect(quantities(result)).toEqual([2, 2]);
    expect(result.amounts.total).toBe(4500);
  });

  test('question 2: what an existing line holds is its own, though nothing else is left', () => {
    const none = catalogueOf(sku('11', { sellable: 0 }), sku('12', { sellable: 0 }));
    expect(codes(edit({ lines: [{ lineId: '1', quantity: 1 }] }, order(), none))).toEqual([]);
  });

  test('question 3: a new line beyond its stock keeps its quantity, to be put right by hand', () => {
    const scarce = catalogueOf(sku('11'), sku('12'), sku('13', { sellable: 1 }));
    const result = edit({ added: [{ skuId: '13', quantity: 2 }] }, order(), scarce);
    expect(result.problems).toEqual([{ code: 'short_of_stock', lineId: null, added: 0, left: 1 }]);
    expect(quantities(result)).toEqual([2, 2, 2]);
    const gone = catalogueOf(sku('11'), sku('12'), sku('13', { sellable: 0 }));
    expect(codes(edit({ added: [{ skuId: '13', quantity: 1 }] }, order(), gone))).toEqual(['sold_out']);
  });

  test('lines of one SKU share what there is, and what the edit itself gives back', () => {
    const twice = order({ lines: [line('1', { skuId: '11' }), line('2', { skuId: '11' })] });
    const one = catalogueOf(sku('11', { sellable: 1 }));
    const raised = edit(
      {
        lines: [
          { lineId: '1', quantity: 3 },
          { lineId: '2', quantity: 3 },
        ],
      },
      twice,
      one,
    );
    expect(raised.problems).toEqual([{ code: 'short_of_stock', lineId: '2', added: null, left: 2 }]);
    const moved = { lines: [{ lineId: '2', quantity: 0 }], added: [{ skuId: '11', quantity: 3 }] };
    expect(codes(edit(moved, twice, one))).toEqual([]);
    expect(codes(edit({ ...moved, added: [{ skuId: '11', quantity: 4 }] }, twice, one))).toEqual([
      'short_of_stock',
    ]);
  });

  test('what is withdrawn cannot be added, what is merely off the shelf can', () => {
    const withdrawn = catalogueOf(sku('11'), sku('13', { enabled: false }));
    const [problem] = edit({ added: [{ skuId: '13', quantity: 1 }] }, order(), withdrawn).problems;
    expect(problem).toEqual({ code: 'sku_unavailable', lineId: null, added: 0, left: null });
    expect(codes(edit({ added: [{ skuId: '99', quantity: 1 }] }))).toContain('sku_unavailable');
  });

  test('the ledger is told the difference, SKU by SKU', () => {
    const before = [
      { skuId: '11', quantity: 2 },
      { skuId: '12', quantity: 1 },
      { skuId: '14', quantity: 5 },
    ];
    const after = [
      { skuId: '11', quantity: 1 },
      { skuId: '11', quantity: 3 },
      { skuId: '13', quantity: 1 },
      { skuId: '14', quantity: 5 },
    ];
    expect(stockChanges(before, after)).toEqual([
      { skuId: '11', delta: 2 },
      { skuId: '12', delta: -1 },
      { skuId: '13', delta: 1 },
    ]);
  });
});

describe('what may be edited', () => {
  const fixed: ProductKind[] = productKinds.filter((kind) => kind !== 'ordinary');

  test.each(fixed)('a %s line stays as it is, and others in its order may change', (kind) => {
    const mixed = order({ lines: [line('1', { kind }), line('2')] });
    for (const quantity of [0, 1, 3]) {
      const result = edit({ lines: [{ lineId: '1', quantity }] }, mixed);
      expect(result.problems[0]).toEqual({ code: 'line_locked', lineId: '1', added: null, left: null });
      expect(quantities(result)).toEqual([2, 2]);
    }
    const wish = {
      lines: [
        { lineId: '1', quantity: 2 },
        { lineId: '2', quantity: 1 },
      ],
    };
    expect(codes(edit(wish, mixed))).toEqual([]);
  });

  test('what the customer has reviewed stays as it is, and others in its order may change', () => {
    const spoken = order({ reviewed: new Set(['1']) });
    for (const quantity of [0, 1, 3]) {
      const result = edit({ lines: [{ lineId: '1', quantity }] }, spoken);
      expect(result.problems[0]).toEqual({ code: 'line_reviewed', lineId: '1', added: null, left: null });
      expect(quantities(result)).toEqual([2, 2]);
    }
    const others = { lines: [{ lineId: '2', quantity: 0 }], added: [{ skuId: '13', quantity: 1 }] };
    expect(codes(edit(others, spoken))).toEqual([]);
  });

  test.each(fixed)('nothing of kind %s is added', (kind) => {
    const other = catalogueOf(sku('13', { kind }));
    expect(codes(edit({ added: [{ skuId: '13', quantity: 1 }] }, order(), other))).toEqual([
      'kind_not_addable',
    ]);
  });

  const refused: [string, Edit, EditableOrder, string[]][] = [
    ['question 9: nothing at all', {}, order(), ['nothing_changed']],
    [
      'a fee and a discount are no goods',
      { shipping: 0, extras: [{ kind: 'discount', title: '补偿', amount: 1 }] },
      order(),
      ['nothing_changed'],
    ],
    ['the same quantity', { lines: [{ lineId: '1', quantity: 2 }] }, order(), ['nothing_changed']],
    [
      'a strange line',
      { lines: [{ lineId: '9', quantity: 1 }] },
      order(),
      ['line_unknown', 'nothing_changed'],
    ],
    [
      'nothing is left',
      {
        lines: [
          { lineId: '1', quantity: 0 },
          { lineId: '2', quantity: 0 },
        ],
      },
      order(),
      ['no_ordinary_item'],
    ],
    [
      'only a gift is left',
      { lines: [{ lineId: '2', quantity: 0 }] },
      order({ lines: [line('1', { kind: 'gift' }), line('2')] }),
      ['no_ordinary_item'],
    ],
    [
      'an unpaid order that would cost nothing',
      { lines: [{ lineId: '1', quantity: 1 }], extras: [{ kind: 'discount', title: '补偿', amount: 9000 }] },
      order({ collected: 0, awaitsPayment: true }),
      ['nothing_to_pay'],
    ],
    [
      'beyond all bounds',
      { lines: [{ lineId: '1', quantity: 1 }], shipping: MAX_AMOUNT },
      order(),
      ['too_large'],
    ],
    [
      'more lines than an order may have',
      { added: Array.from({ length: 99 }, () => ({ skuId: '13', quantity: 0 })) },
      order(),
      ['too_many_lines'],
    ],
  ];
  test.each(refused)('refused: %s', (_, wish, of, expected) =>
    expect(codes(edit(wish, of))).toEqual(expected),
  );

  test('a bundle is goods enough', () => {
    const bundled = order({ lines: [line('1', { kind: 'bundle' }), line('2')] });
    expect(codes(edit({ lines: [{ lineId: '2', quantity: 0 }] }, bundled))).toEqual([]);
    const swap = { lines: [{ lineId: '2', quantity: 0 }], added: [{ skuId: '13', quantity: 1 }] };
    expect(codes(edit(swap, bundled))).toEqual([]);
  });

  test('staff give an order so many custom items; what the shop added beyond that stands', () => {
    const item: Extra = { kind: 'item', title: '礼品袋', amount: 500 };
    const many = (length: number) => Array.from({ length }, () => item);
    expect(codes(edit({ extras: many(MAX_EXTRAS) }))).toEqual([]);
    expect(codes(edit({ extras: many(MAX_EXTRAS + 1) }))).toEqual(['too_many_extras']);
    const waived = order({ extras: [...many(MAX_EXTRAS), { ...item, title: '差额免退' }] });
    const other = { lines: [{ lineId: '2', quantity: 1 }] };
    expect(codes(edit({ ...other, extras: waived.extras }, waived))).toEqual([]);
    expect(codes(edit({ ...other, extras: [...waived.extras, item] }, waived))).toEqual(['too_many_extras']);
  });

  test('a custom item is an item', () => {
    const bag: Extra = { kind: 'item', title: '礼品袋', amount: 500 };
    expect(codes(edit({ extras: [bag] }))).toEqual([]);
    expect(codes(edit({ extras: [] }, order({ extras: [bag] })))).toEqual([]);
    expect(codes(edit({ extras: [bag] }, order({ extras: [bag] })))).toEqual(['nothing_changed']);
  });
});

describe('whatever is edited', () => {
  const quantity = fc.integer({ min: 0, max: 20 });
  const amount = fc.integer({ min: 0, max: 100_000 });
  const anyExtra = fc.record<Extra>({
    kind: fc.constantFrom('item', 'discount', 'markup'),
    title: fc.constantFrom('甲', '乙'),
    amount: fc.integer({ min: 1, max: 50_000 }),
  });
  const anyLine = fc.record({
    skuId: fc.constantFrom('11', '12', '13', '14'),
    kind: fc.constantFrom(...productKinds, 'ordinary' as const),
    quantity: fc.integer({ min: 1, max: 20 }),
    unitPrice: amount,
    discount: amount,
  });
  const anyOrder = fc
    .record({
      lines: fc.array(anyLine, { minLength: 1, maxLength: 8 }),
      extras: fc.array(anyExtra, { maxLength: 3 }),
      reviewed: fc.array(fc.constantFrom('1', '2', '3'), { maxLength: 2 }),
      ...{ shipping: amount, total: amount, collected: amount, awaitsPayment: fc.boolean() },
    })
    .map((one): EditableOrder => ({
      ...one,
      lines: one.lines.map((l, i) => ({ ...l, id: String(i + 1) })),
      reviewed: new Set(one.reviewed),
    }));
  const anyEdit: fc.Arbitrary<Edit> = fc.record(
    {
      lines: fc.array(fc.record({ lineId: fc.integer({ min: 1, max: 9 }).map(String), quantity }), {
        maxLength: 8,
      }),
      added: fc.array(
        fc.record({
          skuId: fc.constantFrom('11', '12', '13', '14', '15'),
          quantity: quantity.map((n) => n + 1),
        }),
        { maxLength: 4 },
      ),
      extras: fc.array(anyExtra, { maxLength: 3 }),
      shipping: amount,
    },
    { requiredKeys: [] },
  );
  const anyCatalogue: fc.Arbitrary<Catalogue> = fc
    .tuple(
      ...['11', '12', '13', '14'].map((skuId) =>
        fc.record<CatalogueSku>({
          skuId: fc.constant(skuId),
          kind: fc.constantFrom(...productKinds, 'ordinary' as const),
          price: amount,
          sellable: fc.integer({ min: 0, max: 30 }),
          enabled: fc.boolean(),
        }),
      ),
    )
    .map((skus) => catalogueOf(...skus));
  const always = (holds: (result: EditResult, of: EditableOrder, catalogue: Catalogue, wish: Edit) => void) =>
    fc.assert(
      fc.property(anyOrder, anyEdit, anyCatalogue, (of, wish, catalogue) =>
        holds(editOrder(of, wish, catalogue), of, catalogue, wish),
      ),
      { numRuns: 500 },
    );

  test('the total is never below nothing, and the parts add up to it', () =>
    always(({ lines, extras, amounts }) => {
      const { items, surcharge, shipping, discount, total } = amounts;
      expect(items).toBe(itemsTotal(lines));
      expect(surcharge).toBe(surchargeOf(extras));
      expect(discount).toBe(sum(lines.map((one) => one.discount)) + customDiscountOf(extras));
      expect(total).toBe(Math.max(0, items + surcharge + shipping - discount));
    }));

  test('what stays keeps its price and its share, what is locked its quantity too', () =>
    always(({ lines }, of) => {
      for (const was of of.lines) {
        const now = lines.find(({ lineId }) => lineId === was.id);
        if (was.kind !== 'ordinary' || of.reviewed.has(was.id)) expect(now?.quantity).toBe(was.quantity);
        if (now) expect([now.unitPrice, now.discount]).toEqual([was.unitPrice, was.discount]);
      }
    }));

  test('without a problem no SKU is promised beyond what there is', () =>
    always(({ lines, problems }, of, catalogue) => {
      if (problems.length > 0) return;
      for (const { skuId, delta } of stockChanges(of.lines, lines))
        expect(delta).toBeLessThanOrEqual(catalogue.get(skuId)?.sellable ?? 0);
    }));

  test('an edit once made and made again changes nothing', () =>
    always(({ lines, extras, amounts }, of, catalogue) => {
      const made = lines.map(({ lineId, added, ...rest }) => ({ ...rest, id: lineId ?? `new ${added}` }));
      const after = { ...of, extras, lines: made, shipping: amounts.shipping, total: amounts.total };
      const again = editOrder(after, {}, catalogue);
      expect(again.amounts).toEqual(amounts);
      expect([again.difference, codes(again)[0]]).toEqual([0, 'nothing_changed']);
    }));
});
