/** One row behind a number: what it is, since when, what stands beside it, and the one thing to do. */
import { Button, Dropdown } from 'antd';
import type { DeskItem, MarkedRow } from '../../../shared/contract/desks.contract';
import type { DeskMark } from '../../../shared/domain/desk-words';
import { textAt } from '../../../shared/i18n/formats';
import { useMenuItems } from '../../ui/action-menu';
import type { RowAction } from '../../ui/grid/types';
import { useT, useTexts } from '../../ui/i18n';
import { Lamps } from '../../ui/lamps';
import { MoneyText, QtyText } from '../../ui/money-text';
import { StateTag, type Tone } from '../../ui/state-tag';
import { useTabActions } from '../../ui/tab-actions';
import { useTimeZone } from '../../ui/time-zone';
import { actOf } from './desk-acts';
import { dateOf, documentTab, listTab, rowTab } from './desk-words';

const tones: Readonly<Record<DeskMark, Tone>> = {
  blocked: 'bad',
  warned: 'warning',
  clean: 'good',
  owed: 'neutral',
  promised: 'info',
  hurts: 'bad',
  pace: 'warning',
  atFinance: 'warning',
  atWarehouse: 'info',
  onTheWay: 'info',
  onHold: 'bad',
  papersOpen: 'warning',
  sealsOpen: 'warning',
  depositOpen: 'warning',
  quoteOpen: 'warning',
  caUntried: 'warning',
  nobodyAttends: 'bad',
};

type Props = {
  readonly item: DeskItem;
  readonly row: MarkedRow;
  readonly hasFigure: boolean;
  readonly hasLamps: boolean;
  readonly isFirst: boolean;
  /** Stands beside the rows. */
  readonly isOpen: boolean;
  /** Done, and on its way out. */
  readonly isLeaving: boolean;
  /** Opens its panel; undefined where it has none. */
  readonly onEnter: (() => void) | undefined;
  readonly onFocus: () => void;
};

/** What can be done from here: the one thing, the document, the list. */
const useActions = ({ item, row, onEnter }: Props): readonly [RowAction, ...RowAction[]] => {
  const t = useT();
  const { openTab } = useTabActions();
  const { opens } = row;
  const act = { key: 'act', label: t(`desks.act.${actOf(item.key)}`), state: true as const, shortcut: 'Enter' };
  const first = { ...act, onRun: onEnter ?? (() => openTab(rowTab(item, row, t))) };
  const list = {
    key: 'list',
    label: t('desks.openList'),
    state: true as const,
    onRun: () => openTab(listTab(item, t)),
  };
  if (opens === null) return [first, list];
  const open = () => openTab(documentTab(opens, row.title));
  return [first, { key: 'open', label: t('desks.openDocument'), state: true as const, onRun: open }, list];
};

const Marks = ({ marks }: Pick<MarkedRow, 'marks'>) => {
  const t = useT();
  if (marks.length === 0) return null;
  return (
    <span className="td-tags">
      {marks.map(({ key, value }) => (
        <StateTag key={key} tone={tones[key]}>
          {t(`desks.marks.${key}`, { value, count: Number(value) })}
        </StateTag>
      ))}
    </span>
  );
};

export const DeskRowLine = (props: Props) => {
  const { row, hasFigure, hasLamps, isFirst, isOpen, isLeaving, onFocus } = props;
  const { t, language } = useTexts();
  const timeZone = useTimeZone();
  const actions = useActions(props);
  const items = useMenuItems(actions);
  const [first] = actions;
  const since = dateOf({ at: row.sinceAt, on: row.sinceOn }, timeZone);
  const look = isLeaving ? 'td-leaving' : 'td-desk-row';
  return (
    <Dropdown
      trigger={['contextMenu']}
      menu={{ items, onClick: ({ key }) => actions.find((action) => action.key === key)?.onRun() }}
    >
      <tr
        tabIndex={isFirst ? 0 : -1}
        className={isOpen ? `${look} is-open` : look}
        data-id={row.id}
        inert={isLeaving}
        onFocus={onFocus}
        onDoubleClick={first.onRun}
      >
        <td>
          <b>{row.title === '' ? t('desks.openList') : row.title}</b> <Marks marks={row.marks} />
          <br />
          <small className="td-quiet">{textAt(language, row.who) ?? row.who}</small>
        </td>
        <td className="td-nowrap">{row.isLate ? <StateTag tone="bad">{since}</StateTag> : since}</td>
        {hasFigure && (
          <td className="td-number">
            {row.qty === null ? <MoneyText fen={row.amountFen} /> : <QtyText qty={row.qty} />}
          </td>
        )}
        {hasLamps && <td>{row.lamps && <Lamps states={row.lamps} />}</td>}
        <td className="td-desk-act">
          <Button size="small" tabIndex={-1} onClick={first.onRun}>
            {first.label}
          </Button>
        </td>
      </tr>
    </Dropdown>
  );
};
