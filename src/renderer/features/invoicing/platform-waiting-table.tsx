/** Requests that wait to be issued, to be ticked for a workbook. */
import { Checkbox } from 'antd';
import type { PlatformRequest } from '../../../shared/contract/tax-platform.contract';
import { formatInstant } from '../../../shared/domain/format';
import { useT } from '../../ui/i18n';
import { MoneyText } from '../../ui/money-text';
import { StateTag, type Tone } from '../../ui/state-tag';
import { useTimeZone } from '../../ui/time-zone';

export const requestTones: Readonly<Record<PlatformRequest['state'], Tone>> = {
  approved: 'info',
  confirmed: 'info',
  exported: 'good',
  failed: 'bad',
};

type RowProps = {
  readonly row: PlatformRequest;
  readonly isPicked: boolean;
  readonly onPick: (isPicked: boolean) => void;
};

const Row = ({ row, isPicked, onPick }: RowProps) => {
  const t = useT();
  const timeZone = useTimeZone();
  const { number, customerName, kind, state, totalFen, requestedOn, exportCount, exportedAt, failReason } = row;
  const { redNumber } = row;
  const exported =
    exportedAt === null
      ? ''
      : t('taxPlatform.out.exported', { count: exportCount, at: formatInstant(exportedAt, timeZone) });
  return (
    <tr>
      <td>
        <Checkbox
          aria-label={t('taxPlatform.out.select', { number })}
          checked={isPicked}
          onChange={({ target }) => onPick(target.checked)}
        />
      </td>
      <td className="td-nowrap">{number}</td>
      <td>{customerName}</td>
      <td className="td-nowrap">{requestedOn}</td>
      <td className="td-number">
        <MoneyText fen={totalFen} />
      </td>
      <td className="td-nowrap">
        <StateTag tone={requestTones[state]}>{t(`taxPlatform.out.states.${state}`)}</StateTag>{' '}
        {kind !== 'normal' && <StateTag>{t(`taxPlatform.out.kindOf.${kind}`)}</StateTag>}
      </td>
      <td>
        {failReason !== '' && <div className="td-platform-bad">{failReason}</div>}
        <span className="td-quiet">{exported}</span>
        {kind === 'reissue' && (
          <div className="td-quiet">
            {redNumber === '' ? t('taxPlatform.out.redMissing') : t('taxPlatform.out.redKept', { number: redNumber })}
          </div>
        )}
      </td>
    </tr>
  );
};

type Props = {
  readonly rows: readonly PlatformRequest[];
  readonly picked: ReadonlySet<number>;
  readonly onPick: (ids: ReadonlySet<number>) => void;
};

export const PlatformWaitingTable = ({ rows, picked, onPick }: Props) => {
  const t = useT();
  const pickedRows = rows.filter(({ id }) => picked.has(id)).length;
  const change = (id: number, isPicked: boolean) => {
    const next = new Set(picked);
    if (isPicked) next.add(id);
    else next.delete(id);
    onPick(next);
  };
  return (
    <table className="td-plain">
      <thead>
        <tr>
          <th>
            <Checkbox
              aria-label={t('taxPlatform.out.selectAll')}
              checked={rows.length > 0 && pickedRows === rows.length}
              indeterminate={pickedRows > 0 && pickedRows < rows.length}
              onChange={({ target }) => onPick(new Set(target.checked ? rows.map(({ id }) => id) : []))}
            />
          </th>
          {(['number', 'customer', 'requestedOn'] as const).map((head) => (
            <th key={head} scope="col">
              {t(`taxPlatform.out.${head}`)}
            </th>
          ))}
          <th scope="col" className="td-number">
            {t('taxPlatform.out.amount')}
          </th>
          <th scope="col">{t('taxPlatform.out.state')}</th>
          <th scope="col">{t('taxPlatform.out.failReason')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} isPicked={picked.has(row.id)} onPick={(isPicked) => change(row.id, isPicked)} />
        ))}
      </tbody>
    </table>
  );
};
