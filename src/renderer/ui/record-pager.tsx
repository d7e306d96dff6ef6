/** Which of how many documents stands open, and the way to the one before and after it. */
import { DownOutlined, UpOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { KeyboardEvent } from 'react';
import type { GridPlace } from './grid/types';
import { useT } from './i18n';

const steps: Readonly<Record<string, number>> = { PageDown: 1, PageUp: -1 };

const isTyping = (target: EventTarget): boolean =>
  target instanceof HTMLElement && (target.matches('input, textarea, select') || target.isContentEditable);

/** Turns PgUp and PgDn anywhere on a page into steps from document to document, except while somebody types. */
export const pageKeys = (move: (steps: number) => void) => (event: KeyboardEvent) => {
  const by = steps[event.key];
  // What happens in a dialogue above the page is not the page's.
  const isOwn = event.target instanceof Node && event.currentTarget.contains(event.target);
  if (by === undefined || !isOwn || isTyping(event.target)) return;
  event.preventDefault();
  event.stopPropagation();
  move(by);
};

type Props = { readonly place: GridPlace | undefined; readonly onMove: (steps: number) => void };

export const RecordPager = ({ place, onMove }: Props) => {
  const t = useT();
  const { position = 0, count = 0 } = place ?? {};
  return (
    <span className="td-pager">
      {place && <span>{t('grid.place', { position, count })}</span>}
      <Button
        type="text"
        size="small"
        icon={<UpOutlined aria-hidden />}
        aria-label={t('common.actions.previous')}
        title={`${t('common.actions.previous')} PgUp`}
        disabled={position === 1}
        onClick={() => onMove(-1)}
      />
      <Button
        type="text"
        size="small"
        icon={<DownOutlined aria-hidden />}
        aria-label={t('common.actions.next')}
        title={`${t('common.actions.next')} PgDn`}
        disabled={position === count && count > 0}
        onClick={() => onMove(1)}
      />
    </span>
  );
};
