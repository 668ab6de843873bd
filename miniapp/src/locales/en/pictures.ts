import type { pictures as zhCN } from '../zh-CN/pictures';

export const pictures: typeof zhCN = {
  one: 'Picture {n}',
  add: 'Add a picture',
  remove: 'Remove picture {n}',
  uploading: 'Uploading…',
  tryAgain: 'Not uploaded, tap to retry',
  failed: 'A picture was not uploaded: retry or remove it',
  unreadable: 'One file is not a readable picture and was not added',
  tooLarge: 'A picture is over 5 MB; please choose another',
  tooMany: 'Up to {most} pictures; the rest were not added',
};
