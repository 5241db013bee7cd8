import { createFileDirectory } from '../../src/local/file-directory.ts';
import type { ListedPerson } from '../../src/local/read-people.ts';
import { contractPeople, contractTenant, directoryContract } from './directory-contract.ts';

const listed = contractPeople.map(({ approvesFor: _, ...person }): ListedPerson => ({ ...person, tenant: contractTenant }));
directoryContract('the directory over a file', () => createFileDirectory(listed));
