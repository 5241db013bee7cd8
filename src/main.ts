import { flushCompileCache } from 'node:module';
import { ConfigError, readLocalConfig, readTeamsConfig } from './config.ts';
import { loadPolicies } from './start/load-policies.ts';
import { stop } from './start/stop.ts';

/** The settings are read before anything else is loaded: what is wrong with them is said at once. The policies are read while the libraries are. */
async function main([command = 'local', ...argv]: readonly string[]): Promise<void> {
  switch (command) {
    case 'local': {
      const config = readLocalConfig(process.env);
      const loading = loadPolicies(config.LOSEN_POLICY.split(','));
      const { startLocal } = await import('./start/start-local.ts');
      return startLocal(config, await loading, argv);
    }
    case 'serve': {
      const config = readTeamsConfig(process.env);
      const loading = loadPolicies(config.LOSEN_TENANTS.map(({ policy }) => policy));
      const { startTeams } = await import('./start/start-teams.ts');
      return startTeams(config, await loading);
    }
    case 'demo-data': {
      const config = readLocalConfig(process.env);
      const loading = loadPolicies(config.LOSEN_POLICY.split(','));
      const { fillDemo } = await import('./start/fill-demo.ts');
      return fillDemo(config, await loading);
    }
    default:
      stop(`Losen does not know «${command}»; it takes local, serve and demo-data.`);
  }
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof ConfigError) stop(error.message);
  throw error;
});

// The compiled code is kept now and not at the end, which a killed program does not reach: its next start takes a third less.
flushCompileCache();
