import { addressText, asCarriersWrite, isOverBorder, regionOf } from './region.js';

test('an address is taken apart into three words of region and the rest', () => {
  expect(regionOf('浙江省 杭州市 西湖区 文三路 1 号')).toEqual({
    province: '浙江省',
    city: '杭州市',
    district: '西湖区',
    detail: '文三路 1 号',
  });
});

test('a municipality is its own city, with or without a word for it', () => {
  const parts = { province: '上海', city: '上海市', district: '长宁区', detail: '愚园路 1088 弄' };
  for (const written of ['上海市 上海市 长宁区', '上海 市辖区 长宁区', '上海市 长宁区'])
    expect(regionOf(`${written} 愚园路 1088 弄`)).toEqual(parts);
  expect(regionOf('重庆市 县 云阳县 双江街道 1 号')).toMatchObject({ city: '重庆市', district: '云阳县' });
});

test.each([
  ['上海市徐汇区武康路 100 号', '上海', '上海市', '徐汇区', '武康路 100 号'],
  ['上海浦东新区张江路1号 2 楼', '上海', '上海市', '浦东新区', '张江路1号 2 楼'],
  ['重庆市重庆市渝中区解放碑 1 号', '重庆', '重庆市', '渝中区', '解放碑 1 号'],
  ['重庆市云阳县双江街道 1 号', '重庆', '重庆市', '云阳县', '双江街道 1 号'],
  ['浙江省杭州市西湖区文三路1号', '浙江省', '杭州市', '西湖区', '文三路1号'],
  ['浙江省 杭州市西湖区 文三路 1 号', '浙江省', '杭州市', '西湖区', '文三路 1 号'],
  ['吉林省吉林市船营区1号楼', '吉林省', '吉林市', '船营区', '1号楼'],
  ['黑龙江省哈尔滨市道里区中央大街 1 号', '黑龙江省', '哈尔滨市', '道里区', '中央大街 1 号'],
  ['江苏省苏州市昆山市前进路 1 号', '江苏省', '苏州市', '昆山市', '前进路 1 号'],
  ['湖南省常德市津市市人民路 1 号', '湖南省', '常德市', '津市市', '人民路 1 号'],
  ['湖北省荆州市沙市区北京路 1 号', '湖北省', '荆州市', '沙市区', '北京路 1 号'],
  ['河南省新乡市红旗区平原路 1 号', '河南省', '新乡市', '红旗区', '平原路 1 号'],
  [
    '湖北省恩施土家族苗族自治州恩施市施州大道 1 号',
    '湖北省',
    '恩施土家族苗族自治州',
    '恩施市',
    '施州大道 1 号',
  ],
  [
    '内蒙古自治区锡林郭勒盟锡林浩特市团结大街 1 号',
    '内蒙古自治区',
    '锡林郭勒盟',
    '锡林浩特市',
    '团结大街 1 号',
  ],
  ['内蒙古自治区鄂尔多斯市准格尔旗薛家湾镇', '内蒙古自治区', '鄂尔多斯市', '准格尔旗', '薛家湾镇'],
  ['广东省 东莞市 南城街道 鸿福路 1 号', '广东省', '东莞市', '南城街道', '鸿福路 1 号'],
])('%s is taken apart', (address, province, city, district, detail) =>
  expect(regionOf(address)).toEqual({ province, city, district, detail }),
);

test('words that are not there leave the address whole', () => {
  for (const short of ['', '文三路 1 号', '浙江省 杭州市 西湖区', '上海市 长宁区', '上海市徐汇区'])
    expect(regionOf(short)).toBeUndefined();
  for (const gap of [
    '上海市南京西路 1788 号 5 楼',
    '浙江省杭州市文三路 1 号 2 楼',
    '河南省安阳市红旗路 1 号',
  ])
    expect(regionOf(gap)).toBeUndefined();
});

test('a municipality is written as carriers want it, whoever typed it', () => {
  const place = { province: '上海市', city: '上海市', district: '静安区', detail: '南京西路 1 号' };
  expect(asCarriersWrite(place)).toEqual({ ...place, province: '上海' });
  const elsewhere = { ...place, province: '浙江省', city: '杭州市' };
  expect(asCarriersWrite(elsewhere)).toEqual(elsewhere);
});

test.each([
  ['上海市 上海市 长宁区 愚园路 1088 弄', '上海市长宁区愚园路 1088 弄'],
  ['上海 上海市 长宁区 愚园路 1088 弄', '上海市长宁区愚园路 1088 弄'],
  ['北京市 市辖区 朝阳区 建国路 1 号', '北京市朝阳区建国路 1 号'],
  ['重庆市 县 云阳县 双江街道 1 号', '重庆市云阳县双江街道 1 号'],
  ['上海市 静安区 南京西路 1788 号 5 楼', '上海市静安区南京西路 1788 号 5 楼'],
  ['浙江省 杭州市 西湖区 文三路 1 号', '浙江省杭州市西湖区文三路 1 号'],
  ['吉林省 吉林市 船营区 1 号楼', '吉林省吉林市船营区 1 号楼'],
  ['香港特别行政区 香港特别行政区 中西区 德辅道中 1 号', '香港中西区德辅道中 1 号'],
  ['香港 香港岛 中西区 Flat A, 12/F', '香港岛中西区 Flat A, 12/F'],
  ['澳門特別行政區 澳門特別行政區 氹仔 1 號', '澳門氹仔 1 號'],
  ['上海市 上海市', '上海市'],
])('%s is written as people do', (address, written) => expect(addressText(address)).toBe(written));

test('an address without a region stays as it is', () => {
  for (const address of ['', '文三路 1 号', '12 Marine Drive, Flat 3', '上海市徐汇区武康路 378 号'])
    expect(addressText(address)).toBe(address);
});

test('customs lie between the mainland and Hong Kong, Macau and Taiwan', () => {
  for (const province of ['香港特别行政区', '香港', '澳门特别行政区', '澳門', '台湾省', '臺灣'])
    expect(isOverBorder({ province })).toBe(true);
  for (const province of ['广东省', '上海']) expect(isOverBorder({ province })).toBe(false);
});
