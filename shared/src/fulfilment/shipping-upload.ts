/** Where the news that goods left stands on its way to WeChat. */
export const uploadStates = ['pending', 'uploaded', 'needs_human', 'not_needed'] as const;
export type UploadState = (typeof uploadStates)[number];
