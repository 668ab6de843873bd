/** KDNiao's way of saying no: HTTP 200, `Success: false`, a code and words. */
export class Refusal extends Error {
  constructor(
    /** 101 missing, 102 wrong, 104 account, 105 other, 401 unreadable, 403 forbidden characters. */
    readonly code: '101' | '102' | '103' | '104' | '105' | '401' | '402' | '403' | '404' | '405',
    readonly reason: string,
  ) {
    super(reason);
  }
}
