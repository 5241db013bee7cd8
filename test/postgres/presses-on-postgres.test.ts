// A representative handful with every `npm test`; all conversations and use cases run so with `npm run test:postgres`.
process.env['LOSEN_TEST_STORE'] = 'postgres';
await import('../conversation/presses.test.ts');
await import('../app/sending/outbox.test.ts');
