import pg from 'pg';

// Prints every record of a database as JSON, for a test that cannot wait: `node run-print-records.ts URL`.
const client = new pg.Client({ connectionString: process.argv[2] ?? '' });
await client.connect();
const { rows } = await client.query('SELECT key, value FROM losen.record ORDER BY key');
await client.end();
process.stdout.write(JSON.stringify(rows));
