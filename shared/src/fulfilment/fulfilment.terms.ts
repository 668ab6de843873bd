/** KDNiao's PayType. */
export const waybillPayers = ['sender', 'receiver', 'monthly', 'third_party'] as const;
export type WaybillPayer = (typeof waybillPayers)[number];

/** What staff may do with an e-waybill. */
export const staffWaybillActions = ['retry', 'settle', 'drop', 'cancel'] as const;
export type StaffWaybillAction = (typeof staffWaybillActions)[number];

/** How payments stand whose goods WeChat must hear of. */
export const uploadLists = ['at_risk', 'waiting', 'done'] as const;
export type UploadList = (typeof uploadLists)[number];
/** `retry`: tell WeChat again; `done`: somebody saw to it in WeChat's own pages. */
export const uploadActions = ['retry', 'done'] as const;
export type UploadAction = (typeof uploadActions)[number];
