import { useQuery } from '@tanstack/react-query';
import { api } from '@/lib/api';
import { useSignedIn } from '@/lib/session-token';

export const meKey = ['my', 'me'];

/** Who is signed in, and for which stores they may redeem. */
export const useMe = () => useQuery({ queryKey: meKey, enabled: useSignedIn(), queryFn: () => api.getMe() });
