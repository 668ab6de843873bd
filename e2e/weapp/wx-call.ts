import type { Activity } from './activity';

/** The object nearly every wx function takes. */
export interface WxOptions {
  success?: (result: object) => void;
  fail?: (result: object) => void;
  complete?: (result: object) => void;
  [key: string]: unknown;
}

export type WxFunction = (...args: never[]) => unknown;

/** What the app asked the phone to do. */
export interface WxCall {
  api: string;
  options: Record<string, unknown>;
}

/** Answers a wx call the way WeChat does: callbacks when there are any, a promise when there are none. */
export class WxReplies {
  constructor(
    private readonly activity: Activity,
    private readonly adopt: <T>(value: T) => T,
  ) {}

  succeed(api: string, options: WxOptions = {}, result: object = {}): Promise<object> | undefined {
    return this.answer(options, 'success', { errMsg: `${api}:ok`, ...result });
  }

  refuse(api: string, options: WxOptions = {}, reason: string): Promise<object> | undefined {
    return this.answer(options, 'fail', { errMsg: `${api}:fail ${reason}` });
  }

  private answer(
    options: WxOptions,
    kind: 'success' | 'fail',
    result: { errMsg: string },
  ): Promise<object> | undefined {
    const value = this.adopt(result);
    if (!options.success && !options.fail && !options.complete) {
      if (kind === 'success') return Promise.resolve(value);
      return Promise.reject(Object.assign(new Error(value.errMsg), value));
    }
    this.activity.later(() => {
      options[kind]?.(value);
      options.complete?.(value);
    });
    return undefined;
  }
}
