import type { pictures as zhCN } from '../zh-CN/pictures';

export const pictures: typeof zhCN = {
  one: '圖片 {n}',
  add: '新增圖片',
  remove: '刪除圖片 {n}',
  uploading: '正在上載…',
  tryAgain: '未能上載，按此重試',
  failed: '有圖片未能上載，請重試或刪除',
  unreadable: '有檔案無法作為圖片開啟，沒有新增',
  tooLarge: '圖片超過 5 MB，請換一張或截圖後再上載',
  tooMany: '最多 {most} 張，多出的沒有新增',
};
