import { ConfigError } from './config.ts';
import { fillDemo } from './start/fill-demo.ts';
import { startLocal } from './start/start-local.ts';
import { startTeams } from './start/start-teams.ts';
import { stop } from './start/stop.ts';

async function main([command = 'local', ...argv]: readonly string[]): Promise<void> {
  switch (command) {
    case 'local':
      return startLocal(argv);
    case 'serve':
      return startTeams();
    case 'demo-data':
      return fillDemo();
    default:
      stop(`Losen does not know «${command}»; it takes local, serve and demo-data.`);
  }
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof ConfigError) stop(error.message);
  throw error;
});
