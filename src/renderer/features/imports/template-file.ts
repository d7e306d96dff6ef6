/** The template of a kind: a sheet to fill in, and one that says how. */
import {
  importFields,
  neededFields,
  type ImportField,
  type ImportTarget,
} from '../../../shared/contract/import-fields';
import type { Translate } from '../../ui/i18n';
import { workbookOf, type SheetCell } from '../../ui/workbook';

const WIDTH = 18;
const TEXT_ROWS = 300;
const GUIDE_WIDTHS = [22, 20, 56, 28];

/** The needed group that a field belongs to. */
export const groupOf = (target: ImportTarget, field: ImportField): readonly ImportField[] | undefined => {
  const groups: readonly (readonly ImportField[])[] = neededFields[target];
  return groups.find((group) => group.includes(field));
};

const needOf = (t: Translate, group: readonly ImportField[] | undefined): string => {
  if (!group) return t('imports.template.no');
  if (group.length === 1) return t('imports.template.yes');
  const names = group.map((field) => t(`imports.fields.${field}`)).join(t('common.listSeparator'));
  return t('imports.template.oneOf', { names });
};

/** The bytes of the template of a kind, in the language of the page. */
export const templateFile = (t: Translate, target: ImportTarget): Promise<Uint8Array<ArrayBuffer>> => {
  const fields: readonly ImportField[] = importFields[target];
  const heads = fields.map((field): SheetCell => {
    const isNeeded = groupOf(target, field) !== undefined;
    return { text: `${t(`imports.fields.${field}`)}${isNeeded ? '*' : ''}`, look: isNeeded ? 'needed' : 'head' };
  });
  const guideHeads = (['field', 'needed', 'how', 'example'] as const).map(
    (key): SheetCell => ({ text: t(`imports.template.${key}`), look: 'head' }),
  );
  const guide = fields.map((field): SheetCell[] => [
    { text: t(`imports.fields.${field}`) },
    { text: needOf(t, groupOf(target, field)), look: 'text' },
    { text: t(`imports.hints.${field}`), look: 'text' },
    { text: t(`imports.examples.${field}`) },
  ]);
  const intro = (['introRows', 'introText', 'introWhole'] as const).map((key): SheetCell[] => [
    { text: t(`imports.template.${key}`) },
  ]);
  return workbookOf([
    {
      name: t(`imports.targets.${target}`),
      rows: [heads],
      widths: fields.map(() => WIDTH),
      frozenRows: 1,
      textRows: TEXT_ROWS,
    },
    { name: t('imports.template.guideSheet'), rows: [...intro, [], guideHeads, ...guide], widths: GUIDE_WIDTHS },
  ]);
};
