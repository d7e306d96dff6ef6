/** The made-up passwords of the demo book, sealed at the front as typed ones are; the first accounts get them. */
import { secretPlace } from '../../../shared/domain/tender-paper-words';
import { seal, type SecretKey } from '../../store/secret-box';
import type { DemoWords } from './words';

export const sealedDemo = (key: SecretKey, { tenderPapers }: Pick<DemoWords, 'tenderPapers'>): string[] =>
  tenderPapers.accounts.map(({ password: text }, at) =>
    seal(key, { place: secretPlace(at + 1, 'password'), commandId: 'demo', text }),
  );
