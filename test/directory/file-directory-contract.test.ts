import { createFileDirectory } from '../../src/local/file-directory.ts';
import { contractPeople, contractTenant, directoryContract } from './directory-contract.ts';

directoryContract('the directory over a file', () => createFileDirectory(contractPeople.map((person) => ({ ...person, tenant: contractTenant }))));
