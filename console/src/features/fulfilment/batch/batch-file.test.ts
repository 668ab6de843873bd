import { fileFault, sizeText } from './batch-file';

const megabyte = 1024 * 1024;

test('workbooks and CSV of up to 10 MB are sent, whatever the case of their ending', () => {
  expect(fileFault({ name: '发货.xlsx', size: 10 * megabyte })).toBeUndefined();
  expect(fileFault({ name: 'SHIP.CSV', size: 1 })).toBeUndefined();
});
test('other files and larger ones are refused in the server’s words', () => {
  expect(fileFault({ name: '发货.xls', size: 1 })).toEqual({ code: 'unsupported_workbook', params: {} });
  expect(fileFault({ name: '发货.xlsx', size: 10 * megabyte + 1 })).toEqual({
    code: 'upload_too_large',
    params: { megabytes: 10 },
  });
});
test('a size is told as people tell it', () => {
  expect([sizeText(10), sizeText(320_000), sizeText(1.5 * megabyte)]).toEqual(['1 KB', '313 KB', '1.5 MB']);
});
