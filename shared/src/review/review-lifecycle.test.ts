import { assertLifecycle } from '../lifecycle.js';
import { permissions, rolePermissions, type Role } from '../staff/permissions.js';
import {
  allowedReviewActions,
  reviewLifecycle,
  reviewOutcome,
  reviewRefusal,
  reviewStatuses,
  type ReviewAction,
  type ReviewStatus,
} from './review-lifecycle.js';

const staff = { kind: 'staff', permissions: new Set(permissions) } as const;

test('the table is sound', () => expect(() => assertLifecycle(reviewLifecycle)).not.toThrow());

test('every action × every status', () => {
  const allowed = (status: ReviewStatus) => allowedReviewActions(staff, { status });
  expect(Object.fromEntries(reviewStatuses.map((status) => [status, allowed(status)]))).toEqual({
    shown: ['reply', 'hide', 'delete'],
    hidden: ['reply', 'show', 'delete'],
    deleted: [],
  });
  expect(allowedReviewActions({ kind: 'shopper' }, { status: null })).toEqual(['write']);
  for (const status of reviewStatuses)
    expect(allowedReviewActions({ kind: 'shopper' }, { status })).toEqual([]);
});

test.each<[ReviewAction, ReviewStatus, ReviewStatus]>([
  ['reply', 'shown', 'shown'],
  ['reply', 'hidden', 'hidden'],
  ['hide', 'shown', 'hidden'],
  ['show', 'hidden', 'shown'],
  ['delete', 'hidden', 'deleted'],
])('%s leads from %s to %s', (action, from, to) => expect(reviewOutcome(action, { status: from })).toBe(to));

test.each<[Role, ReviewAction[]]>([
  ['owner', ['reply', 'hide', 'delete']],
  ['manager', ['reply', 'hide', 'delete']],
  ['clerk', ['reply']],
  ['support', ['reply']],
  ['viewer', []],
])('%s may %j', (role, may) => {
  const doer = { kind: 'staff', permissions: rolePermissions[role] } as const;
  expect(allowedReviewActions(doer, { status: 'shown' })).toEqual(may);
});

test('who may not is told which permission is missing', () =>
  expect(
    reviewRefusal('hide', { kind: 'staff', permissions: rolePermissions.support }, { status: 'shown' }),
  ).toEqual({ code: 'permission_denied', permission: 'review.moderate' }));
