/** The shared parts of papers, fed with what a paper of a note shows. */
import type { PrintContent } from '../../../shared/contract/dispatch-papers';
import { formatInstant } from '../../../shared/domain/format';
import { sentPrintKinds } from '../../../shared/domain/note-states';
import type { FetchedFile } from '../../rpc/use-attachments';
import { useT } from '../../ui/i18n';
import {
  type DocumentPaper,
  type PaperColumn as ColumnOf,
  PaperFoot as Foot,
  PaperHead as Head,
  PaperTotal as Total,
} from '../../ui/print/paper-parts';
import { useTimeZone } from '../../ui/time-zone';

export type PaperLine = PrintContent['lines'][number];
export type PaperProps = {
  readonly content: PrintContent;
  readonly paper: DocumentPaper;
  /** Papers of the goods that follow on pages of their own. */
  readonly pictures?: readonly FetchedFile[] | undefined;
};
export type PaperColumn = ColumnOf<PaperLine>;

type HeadProps = { readonly content: PrintContent; readonly page: number; readonly pages: number };

export const PaperHead = ({ content, page, pages }: HeadProps) => {
  const t = useT();
  const { kind, firmName, copyNo, number } = content;
  return (
    <Head
      firm={sentPrintKinds.includes(kind) ? content : { firmName }}
      title={t(`dispatch.print.kinds.${kind}`)}
      number={number}
      pageWords={t('dispatch.print.page', { page, pages })}
      againWords={copyNo > 1 ? t('dispatch.print.again', { copy: copyNo }) : ''}
    />
  );
};

/** The total in figures and in capital characters; nothing where the customer wants no prices. */
export const PaperTotal = ({ content: { totalFen, totalText } }: { readonly content: PrintContent }) => {
  const t = useT();
  return totalFen === null ? null : <Total label={t('dispatch.print.total')} fen={totalFen} text={totalText} />;
};

export const PaperFoot = ({ content }: { readonly content: PrintContent }) => {
  const t = useT();
  const timeZone = useTimeZone();
  const at = formatInstant(content.printedAt, timeZone);
  const hands = [
    t('common.words.named', { name: t('dispatch.print.pickedBy'), value: content.pickedBy }),
    t('common.words.named', { name: t('dispatch.print.checkedBy'), value: content.checkedBy }),
    t('dispatch.print.printedBy', { who: content.printedBy, at }),
  ];
  return <Foot hands={hands} stamp={sentPrintKinds.includes(content.kind) ? t('dispatch.print.stamp') : ''} />;
};
