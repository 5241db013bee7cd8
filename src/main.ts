import { ConfigError, readLocalConfig, readTeamsConfig } from './config.ts';
import { stop } from './start/stop.ts';

/** The settings are read before anything else is loaded: what is wrong with them is said at once. */
async function main([command = 'local', ...argv]: readonly string[]): Promise<void> {
  switch (command) {
    case 'local': {
      const config = readLocalConfig(process.env);
      const { startLocal } = await import('./start/start-local.ts');
      return startLocal(config, argv);
    }
    case 'serve': {
      const config = readTeamsConfig(process.env);
      const { startTeams } = await import('./start/start-teams.ts');
      return startTeams(config);
    }
    case 'demo-data': {
      const config = readLocalConfig(process.env);
      const { fillDemo } = await import('./start/fill-demo.ts');
      return fillDemo(config);
    }
    default:
      stop(`Losen does not know «${command}»; it takes local, serve and demo-data.`);
  }
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof ConfigError) stop(error.message);
  throw error;
});
