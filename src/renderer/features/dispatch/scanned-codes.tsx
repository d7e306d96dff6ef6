/** The traceability codes of a note, to be sent on with the goods: a workbook, or one code a line. */
import type { NoteDetail, ScannedCode } from '../../../shared/contract/dispatch-shapes';
import { formatInstant, formatQty } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { ActionButton } from '../../ui/action-button';
import { useSaveFile } from '../../ui/file-saver';
import { useT, type Translate } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { useTimeZone } from '../../ui/time-zone';
import { workbookOf, type Sheet } from '../../ui/workbook';

type Props = Pick<NoteDetail, 'note' | 'lines'>;

function sheetOf(rows: readonly ScannedCode[], { t, timeZone }: { t: Translate; timeZone: string }): Sheet {
  const heads = [
    t('dispatch.line.no'),
    t('dispatch.line.product'),
    t('dispatch.line.specification'),
    t('dispatch.line.lot'),
    t('dispatch.check.code'),
    t('dispatch.line.qty'),
    t('dispatch.check.scannedAt'),
  ];
  const body = rows.map(({ lineNo, productName, specification, batchNo, code, qty, scannedAt }) =>
    [
      String(lineNo),
      productName,
      specification,
      batchNo,
      code,
      formatQty(qty, 'plain'),
      formatInstant(scannedAt, timeZone),
    ].map((text) => ({ text })),
  );
  const head = heads.map((text) => ({ text, look: 'head' }) as const);
  return {
    name: t('dispatch.check.codes'),
    rows: [head, ...body],
    widths: [6, 24, 18, 14, 24, 8, 18],
    frozenRows: 1,
  };
}

export const ScannedCodes = ({ note, lines }: Props) => {
  const t = useT();
  const notice = useNotice();
  const timeZone = useTimeZone();
  const saveFile = useSaveFile();
  if (!saveFile || lines.every(({ scanCount }) => scanCount === 0)) return null;
  const save = async (kind: 'xlsx' | 'txt') => {
    const found = await api.dispatch.scannedCodes({ noteId: note.id });
    if (!found.ok) {
      notice.accept(found);
      return;
    }
    const text = `${found.value.map(({ code }) => code).join('\r\n')}\r\n`;
    const bytes =
      kind === 'txt' ? new TextEncoder().encode(text) : await workbookOf([sheetOf(found.value, { t, timeZone })]);
    notice.accept(await saveFile(`${note.number}.${kind}`, bytes));
  };
  return (
    <section>
      <h3>{t('dispatch.check.codes')}</h3>
      <div className="td-form-buttons">
        <ActionButton size="small" onClick={() => void save('xlsx')}>
          {t('dispatch.check.codesXlsx')}
        </ActionButton>
        <ActionButton size="small" onClick={() => void save('txt')}>
          {t('dispatch.check.codesTxt')}
        </ActionButton>
      </div>
    </section>
  );
};
