import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../lib/api';
import { queryKeys } from '../../lib/query-client';

export type CreateStaffInput = Parameters<typeof api.createStaff>[0]['body'];
export type UpdateStaffInput = Omit<Parameters<typeof api.updateStaff>[0]['body'], 'version'>;

const keys = { staff: ['staff'] as const, audit: ['audit'] as const };

export const useStaffList = () => useQuery({ queryKey: keys.staff, queryFn: () => api.listStaff() });

/** Staff accounts change, and so may the person's own name and every act's trace in the audit log. */
function useRefreshStaff() {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: keys.staff }),
      client.invalidateQueries({ queryKey: keys.audit }),
      client.invalidateQueries({ queryKey: queryKeys.me }),
    ]);
}

export const useCreateStaff = () =>
  useMutation({
    mutationFn: ({ input, idempotencyKey }: { input: CreateStaffInput; idempotencyKey: string }) =>
      api.createStaff({ body: input }, { idempotencyKey }),
    onSuccess: useRefreshStaff(),
  });

export const useUpdateStaff = () =>
  useMutation({
    mutationFn: ({ id, version, input }: { id: string; version: number; input: UpdateStaffInput }) =>
      api.updateStaff({ params: { id }, body: { ...input, version } }),
    onSettled: useRefreshStaff(),
  });

/** The audit log, newest first, of everybody or of one person. */
export const useAuditLog = (staffId: string | undefined) =>
  useInfiniteQuery({
    queryKey: [...keys.audit, staffId],
    queryFn: ({ pageParam }) => api.listAudit({ query: { staffId, cursor: pageParam, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
