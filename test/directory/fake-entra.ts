import nock from 'nock';

/** Somebody in a directory that tests make up. */
export interface EntraUser {
  readonly id: string;
  readonly displayName: string | null;
  readonly department?: string | null;
  readonly accountEnabled?: boolean | null;
}

/** A made-up Entra ID behind Microsoft Graph's address. Everything may be changed between two calls. */
export interface FakeEntra {
  readonly groups: Map<string, readonly EntraUser[]>;
  readonly users: Map<string, EntraUser>;
  /** Principals by app role value. */
  readonly appRoles: Map<string, readonly { readonly type: 'User' | 'Group' | 'ServicePrincipal'; readonly id: string }[]>;
  /** The next calls are answered so, instead of being served. */
  readonly answerNext: (
    answers: readonly { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown }[],
  ) => void;
  /** Everything is answered so until null. */
  answerAll: { readonly status: number; readonly headers?: Readonly<Record<string, string>> } | null;
  /** Paths that were asked for, in order. */
  readonly asked: string[];
  /** The authorization headers that were shown. */
  readonly bearers: Set<string>;
  readonly pageSize: { value: number };
}

const roleId = (index: number) => `00000000-0000-4000-a000-${String(index).padStart(12, '0')}`;

/** Puts a made-up Entra ID behind graph.microsoft.com until nock is cleaned. Everything else on the network is refused. */
export function serveEntra(application: string): FakeEntra {
  const queue: { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown }[] = [];
  const entra: FakeEntra = {
    groups: new Map(),
    users: new Map(),
    appRoles: new Map(),
    answerNext: (answers) => void queue.push(...answers),
    answerAll: null,
    asked: [],
    bearers: new Set(),
    pageSize: { value: 999 },
  };
  nock.disableNetConnect();
  nock('https://graph.microsoft.com')
    .persist()
    .get(/.*/)
    .reply((request: Request): [number, string, Record<string, string>] => {
      const url = new URL(request.url);
      entra.asked.push(url.pathname + url.search);
      entra.bearers.add(request.headers.get('authorization') ?? '');
      const forced = queue.shift() ?? entra.answerAll;
      if (forced !== undefined && forced !== null)
        return [forced.status, JSON.stringify('body' in forced ? forced.body : { error: { code: 'Forced' } }), { ...forced.headers }];
      const body = answer(entra, application, url);
      return body === null ? [404, JSON.stringify({ error: { code: 'Request_ResourceNotFound' } }), {}] : [200, JSON.stringify(body), {}];
    });
  return entra;
}

function answer(entra: FakeEntra, application: string, url: URL): object | null {
  const members = /^\/v1\.0\/groups\/([^/]+)\/transitiveMembers\/microsoft\.graph\.user$/.exec(url.pathname);
  if (members !== null) {
    const group = entra.groups.get(members[1] ?? '');
    return group === undefined ? null : page(entra, group, url);
  }
  const user = /^\/v1\.0\/users\/([^/]+)$/.exec(url.pathname);
  if (user !== null) return entra.users.get(decodeURIComponent(user[1] ?? '')) ?? null;
  if (url.pathname === '/v1.0/users' && url.searchParams.has('$search')) {
    const words = [...(url.searchParams.get('$search') ?? '').matchAll(/"displayName:([^"]+)"/g)].map((match) => (match[1] ?? '').toLowerCase());
    const top = Number(url.searchParams.get('$top'));
    const matching = [...entra.users.values()].filter((user) => {
      const name = JSON.stringify(user).toLowerCase();
      return words.every((word) => name.includes(word));
    });
    return { value: matching.slice(0, top) };
  }
  if (url.pathname === '/v1.0/users') {
    const wanted = [...(url.searchParams.get('$filter') ?? '').matchAll(/'([^']+)'/g)].map((match) => match[1] ?? '');
    return page(
      entra,
      [...entra.users.values()].filter(({ id }) => wanted.includes(id)),
      url,
    );
  }
  const values = [...entra.appRoles.keys()];
  if (url.pathname === `/v1.0/servicePrincipals(appId='${application}')`)
    return { id: '99999999-0000-4000-8000-000000000001', appRoles: values.map((value, index) => ({ id: roleId(index), value })) };
  if (url.pathname.endsWith('/appRoleAssignedTo')) {
    const assignments = values.flatMap((value, index) =>
      (entra.appRoles.get(value) ?? []).map(({ type, id }) => ({ appRoleId: roleId(index), principalId: id, principalType: type })),
    );
    return page(entra, assignments, url);
  }
  return null;
}

function page(entra: FakeEntra, all: readonly object[], url: URL): object {
  const from = Number(url.searchParams.get('$skiptoken') ?? 0);
  const size = entra.pageSize.value;
  const next = new URL(url);
  next.searchParams.set('$skiptoken', String(from + size));
  return { value: all.slice(from, from + size), ...(from + size < all.length ? { '@odata.nextLink': next.href } : {}) };
}
