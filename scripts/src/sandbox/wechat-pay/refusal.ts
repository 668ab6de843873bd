/** WeChat Pay's way of saying no: an HTTP status, a code for the program, words for a person. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly detail?: Record<string, unknown>,
  ) {
    super(message);
  }
}

export const badParameter = (field: string, issue: string): Refusal =>
  new Refusal(400, 'PARAM_ERROR', `参数错误：${field} ${issue}`, { field, issue, location: 'body' });

export const badRequest = (message: string): Refusal => new Refusal(400, 'INVALID_REQUEST', message);

/** The words on an answer whose signature is not the merchant's. */
export const badSignature = (why: string): Refusal =>
  new Refusal(401, 'SIGN_ERROR', `签名错误，请检查后再试：${why}`, {
    location: 'authorization',
    issue: 'sign not match',
  });
