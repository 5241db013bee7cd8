import type { ToChannelMessage } from '../../ports/channel.ts';
import type { Messenger } from '../../ports/messenger.ts';
import type { PrivateChat } from '../../ports/private-chat.ts';

interface PrivateChatParts {
  /** Asked for at the call: sending is opened after the application. */
  readonly messenger: () => Messenger;
  readonly toChannelMessage: ToChannelMessage;
  readonly randomId: () => string;
}

/** A private chat through the messenger: somebody waits for what is said there. */
export function createPrivateChat({ messenger, toChannelMessage, randomId }: PrivateChatParts): PrivateChat {
  return {
    post: async (tenant, where, locale, reply) => {
      const compose = async () => toChannelMessage(reply, locale);
      const result = await messenger().send({ tenant, to: { where }, key: `chat-${randomId()}`, urgency: 'turn', compose });
      return result.kind === 'sent';
    },
    update: async (tenant, { where, activityId, locale, reply }) => {
      await messenger().update({ tenant, where, activityId, message: { id: activityId, ...toChannelMessage(reply, locale) } });
    },
  };
}
