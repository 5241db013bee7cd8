import { randomUUID } from 'node:crypto';
import { localTenants, localUserIds, type LocalPart } from '../../src/local/local-people.ts';
import type { CardJson, FakeConnector, HeldMessage } from './fake-connector.ts';

/** An Action.Execute found in a card. */
export interface CardAction {
  readonly verb: string;
  readonly title: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** An input found in a card. */
export interface CardInput {
  readonly id: string;
  readonly type: string;
  readonly value: string;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
  readonly label: string;
}

/** What a press was answered with. */
export interface PressAnswer {
  readonly status: number;
  readonly card: CardJson | null;
  readonly toast: string | null;
}

/** Somebody at her Teams client. */
export interface TestPerson {
  readonly conversation: string;
  readonly id: string;
  readonly messages: () => readonly HeldMessage[];
  /** Writes a message; resolves with the messages that were posted in answer. */
  readonly say: (text: string, more?: Readonly<Record<string, unknown>>) => Promise<readonly HeldMessage[]>;
  /** Presses a button of a card with inputs filled in. */
  readonly press: (message: string | null, action: CardAction, inputs?: Readonly<Record<string, unknown>>) => Promise<PressAnswer>;
  readonly send: (activity: object) => Promise<Response>;
}

/** Puts a person at a client connected to the bot and the connector. */
export function createPerson({
  url,
  connector,
  part = 'manager',
  user = localUserIds[part],
  tenant = localTenants.asker,
  locale = 'nb-NO',
}: {
  readonly url: string | (() => string);
  readonly connector: FakeConnector;
  readonly part?: LocalPart;
  /** Entra object id, where it is none of the local people's. */
  readonly user?: string;
  readonly tenant?: string;
  readonly locale?: string;
}): TestPerson {
  const conversation = `chat-${part}-${randomUUID()}`;
  const id = user;
  const base = () => ({
    id: randomUUID(),
    channelId: 'msteams',
    serviceUrl: connector.serviceUrl,
    locale,
    from: { id: `29:${id}`, name: part, aadObjectId: id },
    recipient: { id: '28:losen', name: 'Losen' },
    conversation: { id: conversation, tenantId: tenant, conversationType: 'personal' },
    channelData: { tenant: { id: tenant } },
  });
  const send = (activity: object) =>
    fetch(`${typeof url === 'string' ? url : url()}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...base(), ...activity }),
    });
  const messages = () => connector.messages(conversation);
  return {
    conversation,
    id,
    messages,
    send,
    say: async (text, more = {}) => {
      const before = messages().length;
      const response = await send({ type: 'message', text, ...more });
      if (response.status !== 200) throw new Error(`The bot answered ${response.status} to «${text}»`);
      return messages().slice(before);
    },
    press: async (message, action, inputs = {}) => {
      const response = await send({
        type: 'invoke',
        name: 'adaptiveCard/action',
        ...(message === null ? {} : { replyToId: message }),
        value: { action: { type: 'Action.Execute', verb: action.verb, data: { ...action.data, ...inputs } }, trigger: 'manual' },
      });
      const body = (await response.json().catch(() => null)) as { type?: string; value?: unknown } | null;
      const isCard = body?.type === 'application/vnd.microsoft.card.adaptive';
      return {
        status: response.status,
        card: isCard ? (body.value as CardJson) : null,
        toast: !isCard && typeof body?.value === 'string' ? body.value : null,
      };
    },
  };
}

/** The card of a message. Throws when it has none. */
export function cardOf(message: HeldMessage | undefined): CardJson {
  const card = message?.activity.attachments?.[0]?.content;
  if (card === undefined) throw new Error('The message carries no card');
  return card;
}

function* walk(node: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (Array.isArray(node)) {
    for (const one of node) yield* walk(one);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  yield node as Readonly<Record<string, unknown>>;
  for (const value of Object.values(node)) yield* walk(value);
}

/** Every Action.Execute of a card, in order. */
export function actionsOf(card: CardJson): readonly CardAction[] {
  return [...walk(card)].flatMap((node) =>
    node['type'] === 'Action.Execute'
      ? [{ verb: String(node['verb']), title: String(node['title']), data: (node['data'] ?? {}) as Readonly<Record<string, unknown>> }]
      : [],
  );
}

/** The first button with a verb (and some data). Throws with what there is instead. */
export function actionOf(card: CardJson, verb: string, data: Readonly<Record<string, unknown>> = {}): CardAction {
  const found = actionsOf(card).find((action) => action.verb === verb && Object.entries(data).every(([name, value]) => action.data[name] === value));
  if (found === undefined)
    throw new Error(
      `No button ${verb} in: ${actionsOf(card)
        .map((action) => action.verb)
        .join(', ')}\n${textOf(card)}`,
    );
  return found;
}

/** Whether a card has a button with a verb. */
export function hasAction(card: CardJson, verb: string): boolean {
  return actionsOf(card).some((action) => action.verb === verb);
}

/** Every input of a card, in order. */
export function inputsOf(card: CardJson): readonly CardInput[] {
  return [...walk(card)].flatMap((node) =>
    typeof node['type'] === 'string' && node['type'].startsWith('Input.')
      ? [
          {
            id: String(node['id']),
            type: node['type'],
            value: node['value'] === undefined ? '' : String(node['value']),
            choices: (node['choices'] ?? []) as CardInput['choices'],
            label: String(node['label'] ?? node['title'] ?? ''),
          },
        ]
      : [],
  );
}

/** All visible text of a card. */
export function textOf(card: CardJson): string {
  return [...walk(card)]
    .flatMap((node) => (node['type'] === 'TextBlock' ? [String(node['text'])] : node['type'] === 'TextRun' ? [String(node['text'])] : []))
    .join('\n');
}
