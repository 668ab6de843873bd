/** What a person needs to know once the shop is open. */
export function welcome(shopUrl: string, sandboxUrl: string): string {
  return `
  Lanzi 篮子 is open.

    Shop (H5)       ${shopUrl}/
    Console         ${shopUrl}/console/
    API             ${shopUrl}/api/openapi.json
    Messages sent   ${sandboxUrl}/
    Payments made   ${sandboxUrl}/payments
    Parcels sent    ${sandboxUrl}/parcels

    Console         owner / lanzi-demo   (also manager, clerk, support, viewer)
    Shopper         phone 13800000001    the code is among the messages sent
    Verifier        phone 13800000002    likewise

  Ctrl-C closes it.
`;
}
