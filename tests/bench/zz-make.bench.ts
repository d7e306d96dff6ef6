import { expect, it } from 'vitest';
import { bigBook } from './big-book';
it('makes', async () => { console.log(await bigBook()); expect(1).toBe(1); });
