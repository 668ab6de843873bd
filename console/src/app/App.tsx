import { useQuery } from '@tanstack/react-query';
import { Spin } from 'antd';
import { createBrowserRouter, Navigate, RouterProvider } from 'react-router';
import { ApiError } from '@lanzi/shared/api/client';
import { api } from '../lib/api';
import { queryKeys } from '../lib/query-client';
import { SessionProvider } from '../lib/session';
import { ErrorState } from '../ui/ErrorState';
import { Allowed } from './Allowed';
import { Layout } from './Layout';
import { PageBroken } from './PageBroken';
import { PageMissing } from './PageMissing';
import { featureRoutes } from './routes';
import { SignIn } from './SignIn';

const router = createBrowserRouter(
  [
    {
      element: <Layout />,
      errorElement: <PageBroken />,
      children: [
        { index: true, element: <Navigate to="/orders" replace /> },
        ...featureRoutes.map(({ path, element, nav }) => ({
          path,
          element: nav ? <Allowed permission={nav.permission}>{element}</Allowed> : element,
        })),
        { path: '*', element: <PageMissing /> },
      ],
    },
  ],
  { basename: '/console' },
);

/** Signed in: the console at its address. Not signed in: the sign-in, in the same place. */
export function App() {
  const me = useQuery({ queryKey: queryKeys.me, queryFn: () => api.getStaffMe(), staleTime: Infinity });
  const settings = useQuery({
    queryKey: queryKeys.settings,
    queryFn: () => api.getSettings(),
    enabled: me.isSuccess,
    staleTime: 60_000,
  });
  if (me.error instanceof ApiError && me.error.status === 401)
    return <SignIn ended={me.data !== undefined} />;
  const failed = [me, settings].find((query) => query.isError && !query.data);
  if (failed) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!me.data || !settings.data) return <Spin fullscreen />;
  return (
    <SessionProvider me={me.data} settings={settings.data}>
      <RouterProvider router={router} />
    </SessionProvider>
  );
}
