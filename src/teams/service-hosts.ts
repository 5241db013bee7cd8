/** Whether an address is plain http on this machine, as the local client's is. */
export function isLoopback(serviceUrl: string): boolean {
  const url = URL.parse(serviceUrl);
  return url !== null && url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname) && hasNoUser(url);
}

/**
 * Whether an address may be called: https, the default port, no user part, and a listed host. An empty list allows none.
 * What the parser would have to read kindly (another case, a backslash, a port that says nothing, letters of other
 * alphabets) is refused: whoever reads the address next might read it otherwise.
 */
export function isHostAllowed(address: string, hosts: readonly string[]): boolean {
  const url = URL.parse(address);
  if (url === null || url.protocol !== 'https:' || url.port !== '' || !hasNoUser(url)) return false;
  if (address !== url.origin && !address.startsWith(`${url.origin}/`)) return false;
  return hosts.some((host) => (host.startsWith('.') ? url.hostname.endsWith(host) && url.hostname.length > host.length : url.hostname === host));
}

/** Whether a bot token may go to a service address: a listed host, and nothing behind the path that would swallow what is appended. */
export function isServiceAllowed(serviceUrl: string, hosts: readonly string[]): boolean {
  return isHostAllowed(serviceUrl, hosts) && !/[?#\\\s]/.test(serviceUrl);
}

function hasNoUser({ username, password }: URL): boolean {
  return username === '' && password === '';
}
