// Stands in for a bot that is killed outright: starts one client, says so, and waits.
import { localPeopleFile, localTenants } from '../../src/local/local-people.ts';
import { readPeople } from '../../src/local/read-people.ts';
import { startClients } from '../../src/local/start-clients.ts';

const people = readPeople(localPeopleFile);
if (!people.ok) throw new Error(people.refusal);
const clients = await startClients({
  parts: ['manager'],
  tenant: localTenants.asker,
  people: people.value,
  bot: { id: '28:losen', name: 'Losen' },
  botUrl: 'http://127.0.0.1:9/api/messages',
  firstPort: Number(process.argv[2]),
  dataDir: process.argv[3] ?? '',
  print: (line) => process.stdout.write(`${line}\n`),
});
if (!clients.ok) throw new Error(clients.refusal);
