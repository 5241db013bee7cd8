import { createHttpCaller } from '../../src/teams/create-http-caller.ts';
import { repeat, serveMeasurement } from './serve-measurement.ts';
import { sampleReply, toSampleMessage } from './to-sample-message.ts';

// Posts the same bytes over and over on connections that stay open, and keeps nothing.
const [serviceUrl = ''] = process.argv.slice(2);
const atOnce = 16;
const body = JSON.stringify(toSampleMessage(sampleReply, 'nb'));
const call = createHttpCaller({ timeoutMs: 10_000 });

serveMeasurement((ms) =>
  repeat(
    async (number) => {
      const answer = await call('POST', `${serviceUrl}/v3/conversations/chat-${number % 1_000}/activities`, body, null);
      if (answer.kind !== 'answered' || answer.status !== 201) throw new Error('The connector did not take a message');
    },
    { atOnce, ms },
  ),
);
