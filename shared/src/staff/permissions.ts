/** What a member of staff may be allowed to do. A role is a set of these. */
export const permissions = [
  'order.read',
  'order.confirm_payment',
  'order.fulfil',
  'order.cancel',
  'order.price',
  'order.edit',
  'order.place',
  'order.note',
  'order.support',
  'order.refund',
  'order.export',
  'review.reply',
  'review.moderate',
  'alert.handle',
  'picture.upload',
  'catalog.read',
  'catalog.write',
  'stock.adjust',
  'customer.read',
  'customer.balance',
  'report.read',
  'shop.read',
  'shop.write',
  'staff.write',
  'audit.read',
] as const;
export type Permission = (typeof permissions)[number];

export const roles = ['owner', 'manager', 'clerk', 'support', 'viewer'] as const;
export type Role = (typeof roles)[number];

const viewer: readonly Permission[] = ['order.read', 'catalog.read', 'shop.read'];
const support: readonly Permission[] = [
  ...viewer,
  'customer.read',
  'order.note',
  'order.support',
  'review.reply',
  'alert.handle',
];
const clerk: readonly Permission[] = [
  ...support,
  'order.confirm_payment',
  'order.fulfil',
  'order.cancel',
  'order.place',
  'order.export',
  'picture.upload',
];
const manager: readonly Permission[] = permissions.filter((permission) => permission !== 'staff.write');

/** Owner: everything. Manager: everything but staff accounts. Clerk: the order desk. Support: talks to customers. */
export const rolePermissions: Record<Role, ReadonlySet<Permission>> = {
  owner: new Set(permissions),
  manager: new Set(manager),
  clerk: new Set(clerk),
  support: new Set(support),
  viewer: new Set(viewer),
};
