/** Whether an address is plain http on this machine, as the local client's is. */
export function isLoopback(serviceUrl: string): boolean {
  const url = URL.parse(serviceUrl);
  return url !== null && url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname) && hasNoUser(url);
}

/** Whether a bot token may go to an address: https, the default port, no user part, and a listed host. An empty list allows none. */
export function isHostAllowed(serviceUrl: string, hosts: readonly string[]): boolean {
  const url = URL.parse(serviceUrl);
  if (url === null || url.protocol !== 'https:' || url.port !== '' || !hasNoUser(url)) return false;
  // The parser has lower-cased the host and written it in ASCII, so look-alike letters differ here.
  return hosts.some((host) => (host.startsWith('.') ? url.hostname.endsWith(host) && url.hostname.length > host.length : url.hostname === host));
}

function hasNoUser({ username, password }: URL): boolean {
  return username === '' && password === '';
}
