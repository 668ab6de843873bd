// What stands where in each demo picture. An object is [emoji, middle x, foot y, longer side, turn in degrees];
// the ones behind come first. Product pictures are 800 × 800, categories 400 × 400, the banner 1200 × 480.

/** light: highlight, base: wall, deep: shaded wall, shade: colour of shadows. */
export const tints = {
  fruit: { light: '#fffaf3', base: '#fdeede', deep: '#f7dcc3', shade: '#8a4a20' },
  vegetable: { light: '#fafdf4', base: '#e8f3df', deep: '#d0e5c3', shade: '#35592a' },
  meat: { light: '#fffaf8', base: '#fbe8e3', deep: '#f2d1c9', shade: '#7c3a30' },
  seafood: { light: '#f8fdff', base: '#e0eff6', deep: '#c6deea', shade: '#2a556b' },
  bakery: { light: '#fffdf7', base: '#f8edda', deep: '#edd9b8', shade: '#765021' },
  dairy: { light: '#fbfcff', base: '#e6edf9', deep: '#cddaf0', shade: '#364b78' },
  snacks: { light: '#fffdf2', base: '#fcf1cf', deep: '#f2dfa6', shade: '#7a5b18' },
  household: { light: '#f9fefd', base: '#e1f1ed', deep: '#c7e1da', shade: '#2b5a50' },
};

const solo = (emoji, size = 480, turn = 0, y = 640) => [[emoji, 400, y, size, turn]];
const pair = (left, right = left, size = 350, turn = 12) => [
  [right, 520, 606, size * 0.92, turn],
  [left, 305, 640, size, -turn],
];
const trio = (emoji, size = 310, turn = 10) => [
  [emoji, 270, 594, size * 0.94, -turn],
  [emoji, 532, 594, size * 0.94, turn],
  [emoji, 402, 650, size, 0],
];
const heap = (emoji, size = 250, turn = 14) => [
  [emoji, 320, 470, size * 0.9, -turn],
  [emoji, 490, 474, size * 0.9, turn],
  [emoji, 226, 610, size, -turn * 0.6],
  [emoji, 574, 612, size, turn],
  [emoji, 402, 654, size * 1.08, turn * 0.3],
];
const inBasket = (...front) => [['🧺', 400, 610, 470, 0], ...front];
const giftBox = (emoji, size = 270) => [
  ['🎁', 440, 590, 400, 0],
  [emoji, 230, 640, size, -8],
  [emoji, 610, 646, size * 0.86, 10],
];

/** Fills the frame: the compositions above are drawn a little small. */
const enlarge = ([emoji, x, y, size, turn]) => [
  emoji,
  Math.round(400 + (x - 400) * 1.14),
  Math.round(662 + (y - 646) * 1.14),
  Math.round(size * 1.18),
  turn,
];

/** Close-ups fill the frame already and stand on nothing. */
const of = (tint, pictures) =>
  Object.entries(pictures).map(([name, objects]) => {
    const plain = name.endsWith('-close');
    return { name, tint, plain, objects: plain ? objects : objects.map(enlarge) };
  });

export const products = [
  ...of('fruit', {
    'fuji-apple': trio('🍎', 330, 8),
    'fuji-apple-close': solo('🍎', 620, -6, 730),
    'fuji-apple-basket': inBasket(
      ['🍎', 240, 632, 220, -10],
      ['🍎', 560, 636, 210, 12],
      ['🍎', 404, 664, 230, 0],
    ),
    'fuji-apple-gift': giftBox('🍎'),
    'navel-orange': [
      ['🍊', 536, 600, 320, 14],
      ['🍊', 268, 604, 320, -12],
      ['🍊', 404, 656, 340, 2],
    ],
    'navel-orange-close': [
      ['🍊', 620, 640, 470, 16],
      ['🍊', 330, 740, 560, -6],
    ],
    strawberry: heap('🍓', 250, 16),
    'strawberry-close': [
      ['🍓', 590, 650, 470, 22],
      ['🍓', 310, 740, 560, -10],
    ],
    'strawberry-basket': inBasket(
      ['🍓', 250, 630, 200, -16],
      ['🍓', 548, 634, 200, 18],
      ['🍓', 398, 662, 220, 4],
    ),
    'summer-black-grape': [
      ['🍇', 480, 600, 360, 7],
      ['🍇', 320, 646, 400, -5],
    ],
    'summer-black-grape-close': solo('🍇', 640, 4, 745),
    watermelon: [
      ['🍉', 520, 590, 350, 26],
      ['🍉', 310, 636, 400, -6],
    ],
    'watermelon-close': solo('🍉', 640, -4, 720),
    kiwi: [
      ['🥝', 545, 590, 300, 8],
      ['🥝', 270, 596, 300, -10],
      ['🥝', 410, 652, 330, 0],
    ],
    blueberry: pair('🫐', '🫐', 370, 14),
    cherry: trio('🍒', 330, 12),
    mango: pair('🥭', '🥭', 370, 16),
  }),
  ...of('vegetable', {
    tomato: trio('🍅', 330, 8),
    'tomato-close': [
      ['🍅', 600, 640, 460, 12],
      ['🍅', 320, 735, 560, -6],
    ],
    broccoli: pair('🥦', '🥦', 400, 10),
    cucumber: [
      ['🥒', 300, 610, 370, -14],
      ['🥒', 530, 616, 370, 16],
      ['🥒', 414, 656, 370, 0],
    ],
    carrot: [
      ['🥕', 300, 606, 370, -20],
      ['🥕', 530, 612, 370, 14],
      ['🥕', 410, 654, 370, -6],
    ],
    lettuce: pair('🥬', '🥬', 390, 12),
    potato: heap('🥔', 240, 20),
    'sweet-corn': pair('🌽', '🌽', 410, 10),
    'ginger-garlic': [
      ['🧅', 525, 570, 290, 6],
      ['🧄', 290, 606, 320, -8],
      ['🫚', 490, 652, 290, 0],
    ],
  }),
  ...of('meat', {
    'beef-steak': pair('🥩', '🥩', 390, 14),
    'beef-steak-close': solo('🥩', 640, -6, 725),
    'chicken-leg': trio('🍗', 330, 14),
    'free-range-egg': [
      ['🥚', 300, 500, 200, -6],
      ['🥚', 410, 490, 200, 2],
      ['🥚', 520, 502, 200, 8],
      ['🥚', 234, 612, 220, -10],
      ['🥚', 572, 614, 220, 10],
      ['🥚', 350, 646, 230, -4],
      ['🥚', 474, 650, 230, 6],
    ],
    'free-range-egg-basket': inBasket(
      ['🥚', 246, 632, 180, -8],
      ['🥚', 556, 634, 180, 10],
      ['🥚', 350, 662, 190, -3],
      ['🥚', 458, 664, 190, 5],
    ),
    bacon: pair('🥓', '🥓', 400, 12),
  }),
  ...of('seafood', {
    prawn: trio('🦐', 340, 8),
    'prawn-close': solo('🦐', 640, 0, 720),
    crab: pair('🦀', '🦀', 390, 8),
    oyster: trio('🦪', 320, 10),
    lobster: pair('🦞', '🦞', 420, 12),
  }),
  ...of('bakery', {
    'milk-toast': solo('🍞', 480, 0, 646),
    'milk-toast-breakfast': [
      ['🍞', 300, 612, 390, 0],
      ['🥛', 560, 610, 290, 0],
      ['🧈', 470, 664, 230, 0],
    ],
    croissant: [
      ['🥐', 535, 596, 330, 18],
      ['🥐', 276, 602, 330, -16],
      ['🥐', 408, 656, 340, 0],
    ],
    donut: [
      ['🍩', 530, 586, 310, 10],
      ['🍩', 276, 598, 310, -12],
      ['🍩', 410, 654, 320, 4],
    ],
    'strawberry-cake': [
      ['🍰', 420, 622, 430, 0],
      ['🍓', 236, 656, 160, -14],
    ],
    mooncake: [
      ['🥮', 300, 574, 290, -6],
      ['🥮', 530, 588, 290, 8],
      ['🥮', 404, 652, 330, 0],
    ],
    dumpling: [
      ['🥟', 300, 520, 270, -12],
      ['🥟', 510, 526, 270, 12],
      ['🥟', 240, 626, 280, -4],
      ['🥟', 566, 630, 280, 10],
      ['🥟', 404, 662, 300, 0],
    ],
  }),
  ...of('dairy', {
    'fresh-milk': [
      ['🥛', 535, 600, 330, 0],
      ['🥛', 310, 640, 400, 0],
    ],
    'fresh-milk-breakfast': [
      ['🥛', 290, 600, 360, 0],
      ['🥐', 560, 606, 290, 8],
      ['🍓', 420, 660, 160, -10],
    ],
    'apple-juice': [
      ['🧃', 540, 600, 370, 6],
      ['🧃', 330, 632, 420, -4],
      ['🍏', 560, 656, 170, 8],
    ],
    cheese: pair('🧀', '🧀', 370, 8),
    coconut: pair('🥥', '🥥', 390, 12),
    'drip-coffee': [
      ['☕', 400, 630, 440, 0],
      ['🍪', 600, 662, 170, 10],
    ],
  }),
  ...of('snacks', {
    cookie: [
      ['🍪', 300, 540, 280, -8],
      ['🍪', 520, 556, 290, 12],
      ['🍪', 270, 640, 280, 6],
      ['🍪', 480, 660, 310, -6],
    ],
    chocolate: pair('🍫', '🍫', 400, 12),
    popcorn: [
      ['🍿', 540, 600, 360, 8],
      ['🍿', 310, 640, 420, -4],
    ],
    peanut: heap('🥜', 250, 18),
    honey: [
      ['🍯', 430, 620, 430, 0],
      ['🌼', 220, 656, 150, -8],
    ],
  }),
  ...of('household', {
    'toilet-paper': [
      ['🧻', 400, 470, 240, 0],
      ['🧻', 280, 610, 300, 0],
      ['🧻', 520, 640, 320, 0],
    ],
    'hand-soap': [
      ['🧴', 370, 640, 460, 0],
      ['🧼', 560, 660, 220, 8],
    ],
    sponge: [
      ['🧽', 540, 590, 300, 16],
      ['🧽', 300, 640, 370, -8],
    ],
    chopsticks: [
      ['🥢', 500, 620, 400, 12],
      ['🥢', 320, 646, 420, -4],
    ],
  }),
];

const badge = (name, front, back) => ({
  name,
  tint: name,
  objects: back
    ? [
        [back, 256, 292, 190, 8],
        [front, 174, 330, 220, -6],
      ]
    : [[front, 200, 322, 250, 0]],
});
export const categories = [
  badge('fruit', '🍎', '🍊'),
  badge('vegetable', '🥬', '🥕'),
  badge('meat', '🥩', '🥚'),
  badge('seafood', '🦐'),
  badge('bakery', '🍞', '🥐'),
  badge('dairy', '🥛', '🧀'),
  badge('snacks', '🍪', '🍫'),
  badge('household', '🧴', '🧻'),
];

export const banner = [
  ['🥖', 930, 262, 250, -34],
  ['🍇', 640, 386, 190, -6],
  ['🥬', 1040, 384, 220, 10],
  ['🧺', 830, 400, 340, 0],
  ['🍊', 700, 416, 130, -6],
  ['🍅', 960, 420, 130, 8],
  ['🥦', 1100, 424, 140, 6],
  ['🍓', 600, 424, 96, -12],
  ['🍎', 826, 436, 140, 0],
  ['🥚', 910, 440, 84, 8],
  ['🫐', 746, 444, 100, -6],
  ['🍋', 1030, 440, 100, 8],
];
