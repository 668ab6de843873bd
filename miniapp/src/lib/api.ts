import { createApi, type Transport } from '@lanzi/shared/api/client';
import { endSession, signInSilently } from './session';
import { sessionToken } from './session-token';
import { send } from './transport';

/** An expired session is renewed unseen where that is possible, otherwise it ends and the page offers to sign in. */
const sendSignedIn: Transport = async (request) => {
  const token = sessionToken();
  const answer = await send(request);
  if (answer.status !== 401 || !token || request.url.includes('/session')) return answer;
  if (sessionToken() === token) endSession();
  return (await signInSilently()) ? send(request) : answer;
};

/** The API: `api.getMyOrder({ params: { orderNo } })`. Throws ApiError when refused, OfflineError without an answer. */
export const api = createApi(sendSignedIn);
