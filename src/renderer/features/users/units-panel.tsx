/** The tree of departments: add below, rename, move. */
import { Form, Input, Select, Tree } from 'antd';
import { useState } from 'react';
import type { OrgUnitRow as Unit } from '../../../shared/contract/users.contract';
import { api } from '../../rpc/client';
import { useMayState } from '../../rpc/me';
import { useCommand } from '../../rpc/use-command';
import { ActionButton } from '../../ui/action-button';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PanelLoading } from '../../ui/panel-state';
import { SidePanel } from '../../ui/side-panel';
import { useUnits } from './person-fields';

type Node = { readonly key: number; readonly title: string; readonly children: Node[] };

/** Flat rows as the nodes of a tree. */
const treeOf = (units: readonly Unit[], parent: number | null): Node[] =>
  units
    .filter(({ parentId }) => parentId === parent)
    .map(({ id, name }) => ({ key: id, title: name, children: treeOf(units, id) }));

const NewUnit = ({ parentId, onDone }: { readonly parentId: number; readonly onDone: () => void }) => {
  const t = useT();
  const create = useCommand(api.users.createUnit);
  return (
    <FormPanel<{ name: string }, unknown> onSubmit={({ name }) => create.run({ name, parentId })} onDone={onDone}>
      <Form.Item
        name="name"
        label={t('users.unitName')}
        rules={[{ required: true, whitespace: true, message: t('fields.required') }]}
      >
        <Input maxLength={60} autoFocus />
      </Form.Item>
    </FormPanel>
  );
};

type EditProps = { readonly unit: Unit; readonly units: readonly Unit[]; readonly onDone: () => void };

const EditUnit = ({ unit, units, onDone }: EditProps) => {
  const t = useT();
  const update = useCommand(api.users.updateUnit);
  const { id: orgUnitId, version, name, parentId } = unit;
  const others = units.filter(({ id }) => id !== orgUnitId);
  return (
    <FormPanel<{ name: string; parentId: number | null }, unknown>
      initialValues={{ name, parentId }}
      onSubmit={(values) => update.run({ orgUnitId, version, name: values.name, parentId: values.parentId ?? null })}
      onDone={onDone}
    >
      <Form.Item
        name="name"
        label={t('users.unitName')}
        rules={[{ required: true, whitespace: true, message: t('fields.required') }]}
      >
        <Input maxLength={60} autoFocus />
      </Form.Item>
      {parentId !== null && (
        <Form.Item name="parentId" label={t('users.parent')}>
          <Select options={others.map((one) => ({ value: one.id, label: one.name }))} />
        </Form.Item>
      )}
    </FormPanel>
  );
};

export const UnitsPanel = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useT();
  const notice = useNotice();
  const write = useMayState('users.write');
  const units = useUnits();
  const [chosen, setChosen] = useState<number>();
  const [mode, setMode] = useState<'new' | 'edit'>();
  const rows = units.value ?? [];
  const unit = rows.find(({ id }) => id === chosen) ?? rows.find(({ parentId }) => parentId === null);
  const done = () => {
    setMode(undefined);
    notice.success(t('users.saved'));
  };
  const footer = (
    <>
      <ActionButton state={write} onClick={() => setMode('new')}>
        {t('users.newUnit')}
      </ActionButton>
      <ActionButton state={write} onClick={() => setMode('edit')}>
        {t('users.editUnit')}
      </ActionButton>
    </>
  );
  return (
    <SidePanel title={t('users.units')} footer={footer} onClose={onClose}>
      {units.isLoading && <PanelLoading />}
      {rows.length > 0 && (
        <Tree
          key={rows.length}
          treeData={treeOf(rows, null)}
          defaultExpandAll
          selectedKeys={unit ? [unit.id] : []}
          onSelect={([key]) => setChosen(key === undefined ? undefined : Number(key))}
        />
      )}
      {unit && mode === 'new' && <NewUnit key={unit.id} parentId={unit.id} onDone={done} />}
      {unit && mode === 'edit' && <EditUnit key={unit.id} unit={unit} units={rows} onDone={done} />}
    </SidePanel>
  );
};
