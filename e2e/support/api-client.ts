import { createApi, type Api } from '@lanzi/shared/api/client';

/** The product's API for one person: signed in when a token is given. Refusals throw `ApiError`. */
export function apiClient(baseUrl: string, token?: string): Api {
  return createApi(async ({ method, url, headers, body }) => {
    const response = await fetch(`${baseUrl}${url}`, {
      method,
      headers: {
        ...headers,
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  });
}
