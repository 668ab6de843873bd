import { afterSaleLifecycle, afterSaleStatuses } from '@lanzi/shared/after-sale/after-sale-lifecycle';
import { cancellationLifecycle, cancellationLists } from '@lanzi/shared/cancellation/cancellation-lifecycle';
import { domainWords, type DomainWords } from '@lanzi/shared/locales/domain-words';
import {
  actionsOf,
  toMermaid,
  type Lifecycle,
  type Permit,
  type Row,
  type Terms,
} from '@lanzi/shared/lifecycle';
import {
  orderActors,
  orderConditions,
  orderLifecycle,
  orderStatuses,
  statusColour,
  type OrderActor,
  type OrderCondition,
  type OrderStatus,
} from '@lanzi/shared/order/order-lifecycle';
import { reviewLifecycle, reviewStatuses } from '@lanzi/shared/review/review-lifecycle';
import { refundLifecycle, refundStates } from '@lanzi/shared/payment/refund-lifecycle';

type AnyTerms = Terms & { actor: OrderActor };

const [en, zhCN, zhHK] = [domainWords('en'), domainWords('zh-CN'), domainWords('zh-HK')];
const code = (name: string) => `\`${name}\``;
const row = (...cells: string[]) => `| ${cells.join(' | ')} |`;
const table = (head: string[], rows: string[][]) =>
  [row(...head), row(...head.map(() => '---')), ...rows.map((cells) => row(...cells))].join('\n');

/** docs/order-lifecycle.md, from the tables that the server and the screens follow. */
export const lifecycleDoc = (): string => `# The life of an order

Written from \`shared/src/order/order-lifecycle.ts\`, \`shared/src/cancellation/cancellation-lifecycle.ts\`, \`shared/src/after-sale/after-sale-lifecycle.ts\` \`shared/src/payment/refund-lifecycle.ts\` and \`shared/src/review/review-lifecycle.ts\` by \`scripts/src/write-lifecycle-doc.ts\`; change the tables, not this page.

${code('processing')} is what waits to be shipped or picked up. An action that is not a line of the diagram leaves the status as it is.

${diagram(orderLifecycle)}

## Statuses

Red needs work, green is completed, grey is cancelled.

${table(['status', 'colour', ...languages], orderStatuses.map(statusRow))}

## Actions

One line for each kind of person who may take the action. A refused action changes nothing.

${actionTable(orderLifecycle, en.action)}

## Conditions

What a person is told when the condition does not hold.

${table(['condition', 'refusal', '简体中文'], conditions().map(conditionRow))}

## Cancellation of a paid order

The review of ${code('request_cancellation')}. While it is ${code('requested')}, or goods are on their way back, the order stands still. Approved before shipping, or with the goods back, the order is ${code('cancelled')} and what was paid goes back as refunds.

${diagram(cancellationLifecycle)}

In which list a cancellation stands follows from its status and from its refunds; who was refused stands among the done.

${table(['list', ...languages], cancellationLists.map(wordRow('cancellationList')))}

${actionTable(cancellationLifecycle, en.cancellationAction)}

## After-sale

The one case about a completed order, ever: goods are exchanged, or come back for money. ${code('approve')}, ${code('refuse')} and ${code('close')} are final. Each step is a step of its order too, which stays ${code('completed')}. A ${code('refunding')} one is ${code('done')} when its refunds have succeeded. An exchange whose goods cannot be had any more is refunded instead.

${diagram(afterSaleLifecycle)}

${table(['status', ...languages], afterSaleStatuses.map(wordRow('afterSaleStatus')))}

${actionTable(afterSaleLifecycle, en.afterSaleAction)}

## Refund

Money going back. A provider's "accepted" is ${code('submitted')}, not ${code('succeeded')}; a retry keeps the refund's number unless the provider closed it for good.

${diagram(refundLifecycle)}

${table(['state', ...languages], refundStates.map(wordRow('refundState')))}

${actionTable(refundLifecycle, en.refundAction)}

## Review of a product

What a customer says of a line of their completed order. Only what is ${code('shown')} is seen in the shop and counts for the average; of a ${code('deleted')} one nothing is left but that its line was reviewed.

${diagram(reviewLifecycle)}

${table(['status', ...languages], reviewStatuses.map(wordRow('reviewStatus')))}

${actionTable(reviewLifecycle, en.reviewAction)}
`;

const languages = ['English', '简体中文', '繁體中文（香港）'];

const diagram = <T extends Terms>(lifecycle: Lifecycle<T>) =>
  ['```mermaid', toMermaid(lifecycle), '```'].join('\n');

const statusRow = (status: OrderStatus) => [
  code(status),
  statusColour[status],
  ...[en, zhCN, zhHK].map((words) =>
    status === 'processing' ? `${words.toShip} / ${words.toPickUp}` : words.status[status],
  ),
];

const wordRow =
  <Group extends 'cancellationList' | 'afterSaleStatus' | 'refundState' | 'reviewStatus'>(group: Group) =>
  (name: keyof DomainWords[Group] & string) => [
    code(name),
    ...[en, zhCN, zhHK].map((words) => String(words[group][name])),
  ];

const actionTable = <T extends AnyTerms>(lifecycle: Lifecycle<T>, words: Record<T['action'], string>) =>
  table(
    ['action', 'in words', 'who', 'from', 'only if', 'must give', 'permission', 'leads to', 'event'],
    actionsOf(lifecycle).flatMap((action) => actionRows(lifecycle, action, words[action])),
  );

function actionRows<T extends AnyTerms>(
  lifecycle: Lifecycle<T>,
  action: T['action'],
  words: string,
): string[][] {
  const { by, to, event }: Row<AnyTerms> = lifecycle.rows[action];
  return orderActors.flatMap((actor) => {
    const permit = by[actor];
    if (!permit) return [];
    return [
      [
        code(action),
        words,
        en.actor[actor].toLowerCase(),
        from(permit, lifecycle.statuses),
        list(permit.only),
        list(permit.needs),
        permit.permission ? code(permit.permission) : '',
        outcomes(to),
        code(event),
      ],
    ];
  });
}

const list = (names: readonly string[] = []) => names.map(code).join(', ');

function from({ from: statuses }: Permit<AnyTerms>, all: readonly string[]): string {
  if (statuses === null) return 'a new one';
  return statuses.length === all.length ? 'any status' : list(statuses);
}

const outcomes = (to: Row<AnyTerms>['to']) =>
  to
    .map(({ when, status }) => {
      const result = status === 'same' ? 'stays' : code(status);
      return when ? `${result} if ${code(when)}` : result;
    })
    .join(', else ');

const conditions = () => Object.keys(orderConditions) as OrderCondition[];
const conditionRow = (condition: OrderCondition) => [
  code(condition),
  en.condition[condition],
  zhCN.condition[condition],
];
