import type { InputOf } from '@lanzi/shared/api/route';
import { routes } from '@lanzi/shared/api/routes';
import { Controller, Ip, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ShopperPictures } from '../../customer/shopper-pictures';
import { Audit, type Actor } from '../../platform/audit/audit';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Endpoint, Input } from '../../platform/http/endpoint';
import { Caller, type Principal } from '../../platform/http/principal';
import { staffOf, triesOf } from '../order-caller';
import { OrderView } from '../order-view';
import { PayByLink } from './pay-by-link';
import { PayLinks } from './pay-links';
import { callerOf, type Payer } from './payer';
import { PlaceOnBehalf } from './place-on-behalf';
import { PriceOnBehalf } from './price-on-behalf';

type StaffCaller = Principal & Actor;

/** Staff place orders for customers; whoever holds an order's payment link pays it. */
@Controller()
export class OnBehalfController {
  constructor(
    private readonly price: PriceOnBehalf,
    private readonly placeOnBehalf: PlaceOnBehalf,
    private readonly payLinks: PayLinks,
    private readonly payByLink: PayByLink,
    private readonly orderView: OrderView,
    private readonly pictures: ShopperPictures,
    private readonly audit: Audit,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Endpoint(routes.previewOnBehalf)
  async preview(@Input() { body }: InputOf<typeof routes.previewOnBehalf>) {
    return (await this.price.run(body)).preview;
  }

  @Endpoint(routes.placeOnBehalf)
  place(@Caller() staff: StaffCaller, @Input() { body }: InputOf<typeof routes.placeOnBehalf>) {
    const caller = staffOf(staff);
    return this.unitOfWork.run(async () => {
      const { order } = await this.placeOnBehalf.run(caller, body);
      await this.audit.record(staff, 'order.place', order.orderNo, {
        customerId: order.customerId,
        total: order.total,
        paid: order.paid,
      });
      return this.orderView.forStaff(caller, order.orderNo);
    });
  }

  @Endpoint(routes.makePayLink)
  makeLink(@Caller() staff: StaffCaller, @Input() { params }: InputOf<typeof routes.makePayLink>) {
    return this.payLinks.make(staff, params.orderNo);
  }

  @Endpoint(routes.revokePayLink)
  revokeLink(@Caller() staff: StaffCaller, @Input() { params }: InputOf<typeof routes.revokePayLink>) {
    return this.payLinks.revoke(staff, params.orderNo);
  }

  @Endpoint(routes.getPayPage)
  page(@Caller() payer: Payer) {
    return this.payByLink.page(payer);
  }

  @Endpoint(routes.openPaymentByLink)
  open(
    @Caller() payer: Payer,
    @Ip() ip: string,
    @Input() { body }: InputOf<typeof routes.openPaymentByLink>,
  ) {
    return this.payByLink.open(payer, body.client, ip);
  }

  @Endpoint(routes.checkPaymentByLink)
  check(@Caller() payer: Payer) {
    return this.payByLink.check(payer);
  }

  /** The picture becomes the customer's, as if they had sent it themselves. */
  @Endpoint(routes.uploadPictureByLink)
  async upload(@Caller() payer: Payer, @Req() request: FastifyRequest) {
    await this.payByLink.assertOpen(payer);
    return this.pictures.receive(request, payer.customerId, triesOf(callerOf(payer)));
  }

  @Endpoint(routes.proveByLink)
  prove(@Caller() payer: Payer, @Input() { body }: InputOf<typeof routes.proveByLink>) {
    return this.payByLink.prove(payer, body);
  }

  @Endpoint(routes.changeMethodByLink)
  payOtherwise(@Caller() payer: Payer, @Input() { body }: InputOf<typeof routes.changeMethodByLink>) {
    return this.payByLink.payOtherwise(payer, body);
  }
}
