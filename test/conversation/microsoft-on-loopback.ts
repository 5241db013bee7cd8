import nock from 'nock';

// Loaded with `--import` before the real program: it leads Microsoft's addresses to a server on loopback and lets nothing
// else out. The program itself knows of no test and has no setting that names another issuer.
const microsoft = process.env['MICROSOFT_ON_LOOPBACK'] ?? '';

nock.disableNetConnect();
nock.enableNetConnect(/^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/);

for (const host of ['login.botframework.com', 'login.microsoftonline.com', 'smba.trafficmanager.net', 'smba.trafficmanager.net.ond.example']) {
  for (const method of ['GET', 'POST', 'PUT']) {
    nock(`https://${host}`)
      .persist()
      .intercept(/.*/, method)
      .reply(async (request: Request) => {
        const { pathname, search } = new URL(request.url);
        const body = method === 'GET' ? null : await request.text();
        const answer = await fetch(`${microsoft}/${host}${pathname}${search}`, {
          method,
          body,
          headers: { authorization: request.headers.get('authorization') ?? '', 'content-type': request.headers.get('content-type') ?? '' },
        });
        return [answer.status, await answer.text(), { 'content-type': 'application/json' }];
      });
  }
}
