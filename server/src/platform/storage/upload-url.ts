/** Where clients fetch an uploaded picture from; relative to the shop's own address. */
export const uploadUrl = ({ path }: { path: string }): string => `/uploads/${path}`;
