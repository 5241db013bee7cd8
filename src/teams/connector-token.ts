import type { ConfigurationServiceClientCredentialFactory } from 'botbuilder';

/** What a token for the Bot Connector is for. */
const connectorAudience = 'https://api.botframework.com';

/** What a token for Microsoft Graph is for; the SDK asks for its `/.default` scope. */
export const graphAudience = 'https://graph.microsoft.com';

/** Tokens for outbound calls, from the SDK's own credentials (cached and renewed there). */
export function toConnectorToken(
  factory: ConfigurationServiceClientCredentialFactory,
  { appId, tenantId, audience = connectorAudience }: { readonly appId: string; readonly tenantId: string; readonly audience?: string },
): () => Promise<string> {
  const credentials = factory.createCredentials(appId, audience, `https://login.microsoftonline.com/${tenantId}`, true);
  return async () => {
    const found: unknown = await credentials;
    if (typeof found !== 'object' || found === null || !('getToken' in found) || typeof found.getToken !== 'function')
      throw new Error('The credentials give no token');
    return String(await found.getToken());
  };
}
