import { routes } from '@lanzi/shared/api/routes';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { beijingPlain } from '../../platform/beijing-time';
import { Clock } from '../../platform/clock';
import { Config } from '../../platform/config';
import { Endpoint } from '../../platform/http/endpoint';
import { Log } from '../../platform/log';
import { KdniaoClient } from '../kdniao/kdniao-client';
import { readParcelNews } from './parcel-news';
import { TakeParcelNews } from './take-parcel-news';

const Push = z.object({ EBusinessID: z.string(), Data: z.array(z.unknown()).max(5000) });

/** KDNiao pushes where parcels are (101, 102); whatever is not acknowledged is pushed again. */
@Controller()
export class KdniaoHookController {
  constructor(
    private readonly kdniao: KdniaoClient,
    private readonly takeNews: TakeParcelNews,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  @Endpoint(routes.kdniaoNotice)
  async notice(@Req() { body }: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { status, reason } = await this.take(Buffer.isBuffer(body) ? body.toString('utf8') : '');
    reply.status(status);
    return {
      EBusinessID: this.config.kdniao?.id ?? '',
      UpdateTime: beijingPlain(this.clock.now()),
      Success: status === 200,
      Reason: reason,
    };
  }

  private async take(body: string): Promise<{ status: 200 | 401 | 404 | 500; reason: string }> {
    if (!this.config.kdniao) return { status: 404, reason: 'KDNiao is not set up here' };
    const form = new URLSearchParams(body);
    const requestData = form.get('RequestData') ?? '';
    if (!this.kdniao.verifyPush(requestData, form.get('DataSign') ?? ''))
      return { status: 401, reason: 'the signature is not right' };
    try {
      const { EBusinessID, Data } = Push.parse(JSON.parse(requestData));
      if (EBusinessID !== this.config.kdniao.id) return { status: 401, reason: 'not our EBusinessID' };
      let isTaken = true;
      for (const told of Data) isTaken = (await this.takeOne(told)) && isTaken;
      if (isTaken) return { status: 200, reason: '' };
    } catch (err) {
      this.log.error({ err }, 'a push of parcels could not be taken');
    }
    return { status: 500, reason: 'try again' };
  }

  /**
   * False when it has to be told again. One that cannot be read would come again and again with all the others: it is
   * logged and left.
   */
  private async takeOne(told: unknown): Promise<boolean> {
    let news;
    try {
      news = readParcelNews(told);
    } catch (err) {
      this.log.warn({ err }, 'news of a parcel that cannot be read');
    }
    try {
      if (news) await this.takeNews.run(news);
      return true;
    } catch (err) {
      this.log.error({ err, waybillNo: news?.waybillNo }, 'news of a parcel could not be taken');
      return false;
    }
  }
}
