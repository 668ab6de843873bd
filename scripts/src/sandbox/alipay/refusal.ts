/** Alipay's way of saying no: HTTP 200 and a code with a finer one. */
export class Refusal extends Error {
  constructor(
    readonly code: '40001' | '40002' | '40004' | '20000',
    readonly subCode: string,
    readonly subMessage: string,
  ) {
    super(subMessage);
  }

  get answer() {
    const words = {
      '40001': 'Missing Required Arguments',
      '40002': 'Invalid Arguments',
      '40004': 'Business Failed',
      '20000': 'Service Currently Unavailable',
    };
    const { code, subCode, subMessage } = this;
    return { code, msg: words[code], sub_code: subCode, sub_msg: subMessage };
  }
}

/** What is wrong with the business of a request. */
export const business = (subCode: string, subMessage: string): Refusal =>
  new Refusal('40004', `ACQ.${subCode}`, subMessage);

export const tradeNotExist = (): Refusal => business('TRADE_NOT_EXIST', '交易不存在');
