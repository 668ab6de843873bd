export const pictures = {
  one: '图片 {n}',
  add: '添加图片',
  remove: '删除图片 {n}',
  uploading: '正在上传…',
  tryAgain: '没传上去，点此重试',
  failed: '有图片没传上去，请重试或删除',
  unreadable: '有文件无法作为图片打开，没有添加',
  tooLarge: '图片超过 5 MB，请换一张或截图后再传',
  tooMany: '最多 {most} 张，多出的没有添加',
};
