import { ArrowDownOutlined, ArrowUpOutlined, DownOutlined, InsertRowLeftOutlined } from '@ant-design/icons';
import type { GridApi } from 'ag-grid-community';
import { Button, Checkbox, Popover } from 'antd';
import { useState } from 'react';
import { useT } from '../i18n';
import type { GridColumn, GridRow } from './types';

type Props<Row extends GridRow> = {
  readonly api: GridApi<Row> | undefined;
  readonly columns: readonly GridColumn<Row>[];
  readonly onReset: () => void;
};
type Entry = { readonly key: string; readonly isShown: boolean };

const entriesOf = <Row extends GridRow>(api: GridApi<Row>): readonly Entry[] =>
  api.getColumnState().map(({ colId, hide }) => ({ key: colId, isShown: hide !== true }));

const ChooserList = <Row extends GridRow>({ api, columns, onReset }: Props<Row> & { readonly api: GridApi<Row> }) => {
  const t = useT();
  const [entries, setEntries] = useState(() => entriesOf(api));
  const sync = () => setEntries(entriesOf(api));
  const move = (key: string, place: number) => {
    api.moveColumns([key], place);
    sync();
  };
  const named = entries.flatMap((entry, place) => {
    const column = columns.find(({ key }) => key === entry.key);
    return column ? [{ ...entry, place, name: t(column.header) }] : [];
  });
  return (
    <div className="td-chooser">
      <ul>
        {named.map(({ key, isShown, place, name }) => (
          <li key={key}>
            <Checkbox
              checked={isShown}
              onChange={({ target }) => {
                api.setColumnsVisible([key], target.checked);
                sync();
              }}
            >
              {name}
            </Checkbox>
            <Button
              type="text"
              size="small"
              icon={<ArrowUpOutlined aria-hidden />}
              aria-label={t('grid.columnUp', { name })}
              disabled={place === 0}
              onClick={() => move(key, place - 1)}
            />
            <Button
              type="text"
              size="small"
              icon={<ArrowDownOutlined aria-hidden />}
              aria-label={t('grid.columnDown', { name })}
              disabled={place === entries.length - 1}
              onClick={() => move(key, place + 1)}
            />
          </li>
        ))}
      </ul>
      <Button
        size="small"
        onClick={() => {
          onReset();
          sync();
        }}
      >
        {t('grid.resetColumns')}
      </Button>
    </div>
  );
};

/** Which columns are shown and in which order; widths are dragged in the grid itself. */
export const ColumnChooser = <Row extends GridRow>({ api, columns, onReset }: Props<Row>) => {
  const t = useT();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      open={isOpen}
      onOpenChange={setIsOpen}
      title={t('grid.columnsTitle')}
      destroyOnHidden
      content={api && <ChooserList api={api} columns={columns} onReset={onReset} />}
    >
      <Button
        icon={<InsertRowLeftOutlined aria-hidden />}
        aria-label={t('common.grid.columns')}
        title={t('common.grid.columns')}
        aria-expanded={isOpen}
      >
        <span className="td-roomy">{t('common.grid.columns')}</span>
        <DownOutlined aria-hidden />
      </Button>
    </Popover>
  );
};
