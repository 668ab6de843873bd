import type { Activity } from './activity';
import type { PhoneAnswers } from './phone';
import type { WxFunction, WxOptions, WxReplies } from './wx-call';

/** wx.requestPayment: WeChat looks at the signature and opens its sheet; the person pays, or closes it again. */
export function wxPay(
  activity: Activity,
  replies: WxReplies,
  answers: PhoneAnswers,
): Record<string, WxFunction> {
  return {
    requestPayment: (options: WxOptions) => {
      const { pay } = answers;
      if (!pay) return replies.refuse('requestPayment', options, 'cancel');
      const { timeStamp, nonceStr, package: prepaid, signType, paySign } = options;
      const called = { ...options, complete: options.complete ?? (() => undefined) };
      void activity.inFlight(async () => {
        const refusal = await pay({ timeStamp, nonceStr, package: prepaid, signType, paySign });
        if (refusal === undefined) void replies.succeed('requestPayment', called);
        else void replies.refuse('requestPayment', called, refusal);
      });
      return undefined;
    },
  };
}
