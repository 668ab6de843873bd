import { fastifyCookie } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { bearerToken } from '../platform/http/bearer-token';

const name = 'lanzi_console';
/** Kept until the browser closes; the session behind it ends by itself. */
const options = { httpOnly: true, sameSite: 'strict', path: '/' } as const;

export const setConsoleCookie = (reply: FastifyReply, token: string, secure: boolean): void =>
  void reply.setCookie(name, token, { ...options, secure });

export const clearConsoleCookie = (reply: FastifyReply): void => void reply.clearCookie(name, options);

/** A bearer token speaks before the cookie. */
export const consoleToken = (request: FastifyRequest): string | undefined =>
  bearerToken(request) ?? request.cookies[name];

/** The same cookie in a socket's handshake. */
export const consoleTokenIn = (cookieHeader: string | undefined): string | undefined =>
  cookieHeader === undefined ? undefined : fastifyCookie.parse(cookieHeader)[name];
