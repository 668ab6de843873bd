/** Whether amounts in the shop's currency exist that a change would turn into something else. Answered from above. */
export abstract class CurrencyUse {
  abstract isInUse(): Promise<boolean>;
}
