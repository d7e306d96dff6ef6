/** The confirmation letter as lines of text and as a workbook; both from the content that is on the paper. */
import type { InvoiceLetter } from '../../../shared/contract/periods.contract';
import { formatPrice } from '../../../shared/domain/format';
import { workbookBytes } from '../../ui/grid/export-rows';
import type { Translate } from '../../ui/i18n';
import { balanceHeads, balanceLine, figures } from './period-files';

const PRICES_PER_YUAN = 10_000;
const goods = ['productName', 'specification', 'unit', 'price'] as const;

export const letterText = (content: InvoiceLetter, t: Translate): string => {
  const { firmName, number, customerName, on, lines } = content;
  return [
    [firmName, t('periods.letter.title'), number].filter(Boolean).join(' '),
    `${t('periods.letter.to')}: ${customerName}`,
    t('periods.letter.body', { on }),
    ...lines.map((line) => {
      const { productName, specification, price, unit } = line;
      return balanceLine([productName, specification, `${formatPrice(price)}/${unit}`].join(' '), line, t);
    }),
    balanceLine(t('periods.balances.total'), content, t),
  ].join('\n');
};

export const letterBytes = (content: InvoiceLetter, t: Translate): Promise<Uint8Array<ArrayBuffer>> =>
  workbookBytes({
    headers: [...goods.map((key) => t(`periods.columns.${key}`)), ...balanceHeads(t)],
    rows: [
      ...content.lines.map((line) => {
        const { productName, specification, unit, price } = line;
        return [productName, specification, unit, price / PRICES_PER_YUAN, ...figures(line)];
      }),
      [t('periods.balances.total'), '', '', '', ...figures(content)],
    ],
  });
