import { readFileSync } from 'node:fs';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import restify from 'restify';

/** The least a bot of this SDK can do with a press: look at its verb and answer with a card that lies ready. */
const [file = ''] = process.argv.slice(2);
const cards = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, unknown>>;

// No app id is set, so nobody's identity is checked; the same holds for the bot in local mode.
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const server = restify.createServer({ name: 'echo' });
server.use(restify.plugins.bodyParser());

server.post('/api/messages', async (request: restify.Request, response: restify.Response) => {
  // The SDK's types lag behind those of the server it is documented with.
  await adapter.process(request as unknown as Parameters<CloudAdapter['process']>[0], response, async (context) => {
    const value = context.activity.value as { readonly action: { readonly verb: string } };
    const body = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: cards[value.action.verb] };
    await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
  });
});

server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${server.address().port}\n`);
});
process.on('SIGTERM', () => process.exit(0));
