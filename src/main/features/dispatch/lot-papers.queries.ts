/** The papers of the lots that go with the goods. */
import type { dispatchContract } from '../../../shared/contract/dispatch.contract';
import { okay } from '../../../shared/domain/problem';
import type { Query } from '../../store/handler';
import { attachmentsOf } from '../files/files.queries';
import { linesOfNote } from './dispatch.queries';

/** Each lot once, in the order of the lines. */
export const lotPapers: Query<(typeof dispatchContract)['lotPapers']> = async (db, { noteId }) => {
  const lines = await linesOfNote(db, noteId);
  const lots = [...new Map(lines.toReversed().map((line) => [line.lotId, line])).values()].toReversed();
  const files = await attachmentsOf(
    db,
    'lot',
    lots.map(({ lotId }) => lotId),
  );
  const reports = Map.groupBy(
    files.filter(({ kind }) => kind === 'test_report'),
    ({ entityId }) => entityId,
  );
  return okay(
    lots.map(({ lotId, lineNo, productName, batchNo }) => {
      const own = (reports.get(lotId) ?? []).map(({ id, name, mediaType }) => ({ id, name, mediaType }));
      return { lotId, lineNo, productName, batchNo, reports: own };
    }),
  );
};
