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

test('words that are not there leave the address whole', () => {
  for (const short of ['', '文三路 1 号', '浙江省 杭州市 西湖区', '上海市 长宁区'])
    expect(regionOf(short)).toBeUndefined();
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
