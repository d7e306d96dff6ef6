/** Which licences each kind of holder needs; of several in a line one will do. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Select } from 'antd';
import { useState } from 'react';
import type { HolderNeeds } from '../../../shared/contract/quality.schemas';
import { licenceKinds, type LicenceKind } from '../../../shared/domain/customer-words';
import type { HolderClass } from '../../../shared/domain/licences';
import { api } from '../../rpc/client';
import { useMayState } from '../../rpc/me';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { StateTag } from '../../ui/state-tag';

const tables = ['licence_need'];
type Values = { readonly needs: LicenceKind[][] };
type Props = { readonly held: HolderNeeds };

const NeedsForm = ({ held: { holderClass, needs, version } }: Props) => {
  const t = useT();
  const notice = useNotice();
  const set = useCommand(api.quality.setNeeds);
  const options = licenceKinds.map((value) => ({ value, label: t(`customers.licenceKind.${value}`) }));
  const required = { required: true, message: t('fields.required') };
  return (
    <FormPanel<Values, unknown>
      initialValues={{ needs }}
      onSubmit={(values) => set.run({ holderClass, needs: values.needs, version })}
      onDone={() => notice.success(t('quality.needs.saved', { name: t(`quality.holderClass.${holderClass}`) }))}
    >
      <Form.List name="needs">
        {(places, { add, remove }) => (
          <>
            {places.map(({ key, name: at }) => (
              <div key={key} className="td-need">
                <Form.Item name={at} rules={[required]} noStyle>
                  <Select mode="multiple" options={options} aria-label={t('quality.needs.anyOf')} />
                </Form.Item>
                <Button
                  type="text"
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={t('quality.needs.removeNeed', { row: at + 1 })}
                  onClick={() => remove(at)}
                />
              </div>
            ))}
            <Button icon={<PlusOutlined aria-hidden />} onClick={() => add([])}>
              {t('quality.needs.addNeed')}
            </Button>
          </>
        )}
      </Form.List>
    </FormPanel>
  );
};

const ReadNeeds = ({ held: { needs } }: Props) => {
  const t = useT();
  return (
    <ul>
      {needs.map((kinds) => (
        <li key={kinds.join('/')}>
          {kinds.map((kind) => t(`customers.licenceKind.${kind}`)).join(` ${t('customers.needs.either')} `)}
        </li>
      ))}
    </ul>
  );
};

export const NeedsView = () => {
  const t = useT();
  const may = useMayState('quality.approve');
  const found = useRead(['quality.needs'], () => api.quality.needs({}), { tables });
  const [chosen, setChosen] = useState<HolderClass>('hospital_public');
  if (!found.value) {
    return found.problem ? <PanelRefused problem={found.problem} onRetry={found.reload} /> : <PanelLoading />;
  }
  const held = found.value.find(({ holderClass }) => holderClass === chosen);
  return (
    <section className="td-quality-forms" aria-label={t('quality.needs.title')}>
      <p className="td-quality-hint">{t('quality.needs.hint')}</p>
      <Select<HolderClass>
        aria-label={t('quality.needsTitle')}
        value={chosen}
        onChange={setChosen}
        options={found.value.map(({ holderClass: value }) => ({ value, label: t(`quality.holderClass.${value}`) }))}
      />
      {held && (
        <div>
          <StateTag tone={held.isChanged ? 'info' : 'neutral'}>
            {t(held.isChanged ? 'quality.needs.changed' : 'quality.needs.standard')}
          </StateTag>
        </div>
      )}
      {held && may === true && <NeedsForm key={`${chosen}/${held.version}`} held={held} />}
      {held && may !== true && <ReadNeeds held={held} />}
    </section>
  );
};
