import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError, type ErrorCode, type Problem, titleOf, toldParams } from '@lanzi/shared/errors';
import { pickLang } from '@lanzi/shared/lang';
import { Log } from '../log';

/** What Fastify itself refuses, before any handler. */
const byFastifyCode: Record<string, ErrorCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_REQ_FILE_TOO_LARGE: 'upload_too_large',
};
const byStatus: Record<number, ErrorCode> = {
  400: 'malformed_body',
  404: 'not_found',
  413: 'body_too_large',
  414: 'not_found',
  415: 'unsupported_media_type',
};

function refusalOf(error: unknown): DomainError | undefined {
  if (error instanceof DomainError) return error;
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? byFastifyCode[String(error.code)] : undefined;
  const status =
    error instanceof HttpException ? error.getStatus() : 'statusCode' in error ? error.statusCode : 0;
  const refusal = code ?? byStatus[Number(status)];
  return refusal && new DomainError(refusal);
}

/** Every error becomes an RFC 9457 document in the caller's language; what nobody foresaw is logged with its stack. */
export function answerProblem(log: Log, error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { status, code, params, extra } = refusalOf(error) ?? new DomainError('internal');
  if (status >= 500) {
    const route = request.routeOptions.url;
    log.error({ err: error, requestId: request.id, method: request.method, route }, 'a request failed');
  }
  if (reply.sent) return;
  const lang = pickLang(request.headers['accept-language']);
  const title = titleOf(code, params, lang);
  const problem: Problem = {
    ...extra,
    status,
    title,
    code,
    params: toldParams(params, lang),
    requestId: request.id,
  };
  if (code === 'rate_limited') void reply.header('Retry-After', String(params.seconds));
  if (status === 401) void reply.header('WWW-Authenticate', 'Bearer');
  void reply
    .code(status)
    .header('Content-Language', lang)
    .header('Cache-Control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem));
}

@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    answerProblem(this.log, error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}
