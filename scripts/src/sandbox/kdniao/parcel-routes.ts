import type { FastifyInstance, FastifyReply } from 'fastify';
import * as z from 'zod';
import type { Courier } from './courier';
import { nextStep, stepNames } from './journey';
import { labelOf } from './label';
import type { Parcel } from './parcel';
import { parcelsPage } from './parcels-page';
import type { Parcels } from './parcels';

const toMove = z.union([
  z.object({ to: z.enum(stepNames), since: z.iso.datetime().optional() }),
  /** What KDNiao may say beyond that, with codes of its own. */
  z.object({ state: z.string(), detail: z.string(), text: z.string().min(1) }),
]);
const toPush = z.object({ waybillNos: z.array(z.string()).min(1), nothingNew: z.boolean().default(false) });

/**
 * The carriers' hands, for tests and for the parcels page:
 *
 * - `GET /parcels/list` → `{items}`, newest first; `GET /parcels/:waybillNo/label` draws one's label.
 * - `POST /parcels/:waybillNo/move {to}`, `to` being one of `collected`, `in_transit`, `arrived`, `out_for_delivery`,
 *   `locker`, `fetched`, `signed`, `signed_by_other`, `problem`, `refused`, `intercepted`, `returned`; or with
 *   `{state, detail, text}` in KDNiao's own codes. With `since`, a time (ISO 8601), the steps on the way there that were
 *   left out are filled in between then and now, and all of it is told at once. Answers the parcel once the first try to tell the shop is over; 404
 *   when there is no such parcel, 409 when its e-waybill was cancelled.
 * - `POST /parcels/push {waybillNos, nothingNew?}`: tells of these parcels once more, all in one push; with `nothingNew`
 *   one push for each that says there was no news for days.
 */
export function addParcelRoutes(server: FastifyInstance, parcels: Parcels, courier: Courier): void {
  server.get('/parcels', (_request, reply) => reply.type('text/html; charset=utf-8').send(parcelsPage));
  server.get('/parcels/list', () => ({ items: parcels.list().map(shown) }));

  server.get<{ Params: { no: string } }>('/parcels/:no/label', ({ params }, reply) => {
    const parcel = parcels.find(params.no);
    if (!parcel?.receiver?.Name) return refuse(reply, 404, 'there is no such label');
    const label = labelOf(parcel, parcel.waybillNo, 1, parcel.children.length + 1);
    return reply.type('text/html; charset=utf-8').send(label);
  });

  server.post<{ Params: { no: string } }>('/parcels/:no/move', async ({ params, body }, reply) => {
    const parsed = toMove.safeParse(body);
    if (!parsed.success) return refuse(reply, 400, z.prettifyError(parsed.error));
    const parcel = parcels.find(params.no);
    if (!parcel) return refuse(reply, 404, 'there is no such parcel');
    if (parcel.cancelled) return refuse(reply, 409, 'its e-waybill was cancelled');
    const what = parsed.data;
    if ('to' in what && what.since) courier.catchUp(parcel, what.to, new Date(what.since));
    await courier.move(parcel, 'to' in what ? what.to : what);
    return shown(parcel);
  });

  server.post('/parcels/push', async ({ body }, reply) => {
    const parsed = toPush.safeParse(body);
    if (!parsed.success) return refuse(reply, 400, z.prettifyError(parsed.error));
    const { waybillNos, nothingNew } = parsed.data;
    const known = waybillNos.flatMap((no) => parcels.find(no) ?? []);
    if (known.length < waybillNos.length) return refuse(reply, 404, 'there is no such parcel');
    if (nothingNew) for (const parcel of known) await courier.tellNothingNew(parcel);
    else await courier.tell(known);
    return { pushed: known.length };
  });
}

const refuse = (reply: FastifyReply, status: number, message: string): FastifyReply =>
  reply.code(status).send({ message });

/** What tests and the page see of a parcel. */
const shown = (parcel: Parcel) => ({
  waybillNo: parcel.waybillNo,
  children: parcel.children,
  carrier: parcel.carrier,
  orderCode: parcel.orderCode,
  goods: parcel.goods,
  receiver: parcel.receiver ? `${parcel.receiver.Name} ${parcel.receiver.CityName}`.trim() : '',
  subscribed: parcel.push !== null,
  cancelled: parcel.cancelled,
  createdAt: parcel.createdAt,
  state: parcel.traces.at(-1)?.state ?? '0',
  detail: parcel.traces.at(-1)?.detail ?? '10',
  next: parcel.cancelled ? null : (nextStep(parcel) ?? null),
  traces: [...parcel.traces].reverse().map(({ at, text }) => ({ at, text })),
});
