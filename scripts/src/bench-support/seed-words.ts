/** Names by how many people of a thousand bear them: a search for a common surname must not find it hard. */
const common =
  '王72 李72 张68 刘54 陈46 杨31 赵23 黄22 周21 吴20 徐17 孙15 胡14 朱13 高12 林12 何12 郭11 马11 罗10';

export const surnames: readonly [name: string, perThousand: number][] = [
  ...common.split(' ').map((entry): [string, number] => [entry.slice(0, 1), Number(entry.slice(1))]),
  ...[
    ...'梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
  ].map((name): [string, number] => [name, 4]),
  ['欧阳', 1],
  ['司马', 1],
  // As people of Hong Kong write themselves.
  ['Chan ', 9],
  ['Wong ', 8],
  ['Lee ', 6],
  ['Cheung ', 4],
  ["O'Neill ", 1],
];

export const givenNames = [
  ...'伟芳娜敏静丽强磊洋艳勇军杰娟涛明超霞平刚英华慧巧美雅芝玉萍红月彩春菊兰凤洁梅琳素云莲真环雪荣爱妹香莺媛瑞凡佳嘉琼勤珍贞莉桂娣叶璧璐娅琦晶妍茜秋珊莎锦黛青倩婷',
];
export const latinGivenNames = [
  'Tai Man',
  'Ka Yan',
  'Wing Sze',
  'Chi Ming',
  'Mei Ling',
  'Siu Fong',
  'Hoi Lam',
];

export const goods = [
  ...['东北大米', '五常稻花香', '小米', '黑豆', '黄豆', '绿豆', '燕麦片', '挂面', '荞麦面', '面粉'],
  ...['花生油', '菜籽油', '橄榄油', '芝麻油', '生抽', '老抽', '香醋', '料酒', '海盐', '白砂糖'],
  ...['土鸡蛋', '鲜牛奶', '酸奶', '豆腐', '豆浆', '五花肉', '牛腩', '鸡胸肉', '三文鱼', '鲈鱼'],
  ...['苹果', '香蕉', '橙子', '草莓', '蓝莓', '葡萄', '西瓜', '芒果', '猕猴桃', '火龙果'],
  ...['西红柿', '黄瓜', '土豆', '胡萝卜', '西兰花', '菠菜', '生菜', '香菇', '金针菇', '大蒜'],
];
export const sizes = ['250g', '500g', '1kg', '2.5kg', '5kg', '礼盒装'];
