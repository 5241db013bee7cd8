/** Who signs what comes from Teams, and where the keys are published: the commercial cloud's, which the SDK has as constants too. */
export const channelIssuer = {
  issuer: 'https://api.botframework.com',
  metadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
} as const;
