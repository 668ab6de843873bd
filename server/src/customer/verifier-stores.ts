/** The stores whose pickups a shopper may redeem. Customers don't know stores: whoever binds the two answers. */
export abstract class VerifierStores {
  abstract of(customerId: number): Promise<{ id: string; name: string }[]>;
}
