import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type Activity } from 'botbuilder';
import { repeat, serveMeasurement } from './serve-measurement.ts';
import { sampleReply, toSampleMessage } from './to-sample-message.ts';

// Sends a message that lies ready with the SDK's own way of speaking first; no app id is set, as in local mode.
const [serviceUrl = ''] = process.argv.slice(2);
const atOnce = 16;
const message = toSampleMessage(sampleReply, 'nb') as unknown as Partial<Activity>;
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));

serveMeasurement((ms) =>
  repeat(
    async (number) => {
      const conversation = { id: `chat-${number % 1_000}`, isGroup: false, conversationType: 'personal', name: '' };
      const reference = { serviceUrl, channelId: 'msteams', conversation, bot: { id: '28:losen', name: 'Losen' } };
      await adapter.continueConversationAsync('', reference, async (context) => {
        await context.sendActivity(message);
      });
    },
    { atOnce, ms },
  ),
);
