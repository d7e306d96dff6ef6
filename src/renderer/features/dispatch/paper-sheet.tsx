/** A paper of a note on as many pages as its lines need: the same head, parties and foot on each. */
import type { ReactNode } from 'react';
import { useT } from '../../ui/i18n';
import { PrintSheet } from '../../ui/print-sheet';
import { pagesFor, PaperFact, PaperTable } from '../../ui/print/paper-parts';
import { PaperPicture } from './paper-picture';
import { type PaperColumn, PaperFoot, PaperHead, type PaperProps, PaperTotal } from './paper-parts';

type Props = PaperProps & {
  readonly columns: readonly PaperColumn[];
  /** Beside buyer, date and receiver: facts before and after them. */
  readonly before?: ReactNode;
  readonly after?: ReactNode;
  /** Under the foot of each page. */
  readonly counterfoil?: ReactNode;
};

const Parties = ({ content, before, after }: Pick<Props, 'content' | 'before' | 'after'>) => {
  const t = useT();
  return (
    <div className="td-paper-parties">
      {before}
      <PaperFact label={t('dispatch.print.buyer')}>{content.buyerName}</PaperFact>
      <PaperFact label={t('dispatch.print.shipOn')}>{content.shipOn}</PaperFact>
      <PaperFact label={t('dispatch.print.receiver')}>
        {`${content.receiverName} ${content.receiverPhone}`.trim()}
      </PaperFact>
      <PaperFact label={t('dispatch.print.address')} isWide>
        {content.receiverAddress}
      </PaperFact>
      {after}
    </div>
  );
};

export const PaperSheet = ({ content, paper, pictures = [], columns, before, after, counterfoil }: Props) => {
  const pages = pagesFor({ lines: content.lines, paper }, columns);
  return (
    <PrintSheet
      paper={paper}
      pages={[
        ...pages.map((lines, at) => (
          <div key={at} className="td-paper">
            <PaperHead content={content} page={at + 1} pages={pages.length} />
            <Parties content={content} before={before} after={after} />
            <PaperTable columns={columns} lines={lines} />
            {at === pages.length - 1 && <PaperTotal content={content} />}
            <PaperFoot content={content} />
            {counterfoil}
          </div>
        )),
        ...pictures.map((file, at) => <PaperPicture key={`picture${at}`} file={file} />),
      ]}
    />
  );
};
