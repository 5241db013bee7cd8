/** Why a message cannot reach somebody. The first group is about the person, the second about this one message. */
export const unreachableReasons = [
  'no-conversation',
  'removed',
  'blocked',
  'not-in-conversation',
  'disabled',
  'gone',
  'refused',
  'too-large',
  'unauthorised',
  'throttled',
  'obsolete',
  'fault',
] as const;

/** Why a message cannot reach somebody. */
export type UnreachableReason = (typeof unreachableReasons)[number];

const personal: ReadonlySet<UnreachableReason> = new Set(['removed', 'blocked', 'not-in-conversation', 'disabled', 'gone', 'refused']);

/** Whether the reason holds for every later message too, until the person installs the bot again. */
export function isAboutPerson(reason: UnreachableReason): boolean {
  return personal.has(reason);
}

const codes: Readonly<Record<string, UnreachableReason>> = {
  ConversationBlockedByUser: 'blocked',
  MessageWritesBlocked: 'blocked',
  BotNotInConversationRoster: 'not-in-conversation',
  BotDisabledByAdmin: 'disabled',
  ConversationNotFound: 'gone',
  MessageSizeTooBig: 'too-large',
  ServiceUrlNotAllowed: 'fault',
};

/** What a connector's refusal means. Some come without a sub-code or with one nobody has documented, so the status decides then. */
export function toUnreachableReason(status: number, code: string | null): UnreachableReason {
  const known = code === null ? undefined : codes[code];
  if (known !== undefined) return known;
  switch (status) {
    case 401:
      return 'unauthorised';
    case 403:
      return 'refused';
    case 404:
      return 'gone';
    case 413:
      return 'too-large';
    case 412:
    case 429:
      return 'throttled';
    default:
      return 'fault';
  }
}
