import { onlineManager, QueryObserver } from '@tanstack/react-query';
import { queryClient } from './query-client';

afterEach(() => {
  onlineManager.setOnline(true);
  queryClient.clear();
});

test('without a network a list says so at once, and comes when there is one again', async () => {
  onlineManager.setOnline(false);
  const queryFn = () => (onlineManager.isOnline() ? 'orders' : Promise.reject(new Error('no answer')));
  const list = new QueryObserver(queryClient, { queryKey: ['list'], queryFn });
  queryClient.mount();
  const stop = list.subscribe(() => undefined);
  await new Promise((done) => setTimeout(done, 50));
  expect(list.getCurrentResult().status).toBe('error');
  onlineManager.setOnline(true);
  await new Promise((done) => setTimeout(done, 50));
  expect(list.getCurrentResult()).toMatchObject({ status: 'success', data: 'orders' });
  stop();
  queryClient.unmount();
});
