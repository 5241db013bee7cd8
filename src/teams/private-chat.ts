import type { PrivateChat } from '../ports/private-chat.ts';
import type { ConnectorClient } from './connector-client.ts';
import { toMessage, type Renderer } from './rendered.ts';

/** A private chat over the connector. */
export function createPrivateChat({ connector, renderer }: { readonly connector: ConnectorClient; readonly renderer: Renderer }): PrivateChat {
  return {
    post: async (where, locale, reply) => (await connector.post(where, toMessage(renderer.render(reply, locale)))).kind === 'sent',
    update: async ({ where, activityId, locale, reply }) => {
      await connector.update(where, activityId, { id: activityId, ...toMessage(renderer.render(reply, locale)) });
    },
  };
}
