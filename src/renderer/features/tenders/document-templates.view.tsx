/** What a bid of each kind is made of, changed as a whole. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { DocumentTemplateRow } from '../../../shared/contract/tender-documents.contract';
import { documentCodes, type DocumentCode, type TemplateLine } from '../../../shared/domain/tender-paper-words';
import { tenderKinds, type TenderKind } from '../../../shared/domain/tender-words';
import { api } from '../../rpc/client';
import { useMayState } from '../../rpc/me';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { ProblemAlert } from '../../ui/problem-alert';
import { paperName } from './paper-words';

const tables = ['document_template'];
type Line = {
  readonly code?: DocumentCode | '';
  readonly name?: string;
  readonly needsSeal?: boolean;
  readonly needsCa?: boolean;
};
type Values = { readonly lines: readonly Line[] };

const lineOf = ({ code, name, needsSeal, needsCa }: Line): TemplateLine => ({
  ...{ code: code ?? '', name: code ? '' : (name ?? ''), needsSeal: needsSeal ?? false, needsCa: needsCa ?? false },
});

const LineFields = ({ at, onRemove }: { readonly at: number; readonly onRemove: () => void }) => {
  const t = useT();
  const line = (Form.useWatch<Line | undefined>(['lines', at]) ?? {}) satisfies Line;
  const isOwn = line.code === undefined || line.code === '';
  const required = { required: true, whitespace: true, message: t('fields.required') };
  return (
    <tr>
      <td>
        <Form.Item name={[at, 'code']} hidden>
          <Input />
        </Form.Item>
        {isOwn ? (
          <Form.Item name={[at, 'name']} rules={[required]} noStyle>
            <Input maxLength={80} autoComplete="off" aria-label={t('tenderDocuments.otherName')} />
          </Form.Item>
        ) : (
          paperName({ code: line.code ?? '', name: '' }, t)
        )}
      </td>
      <td>
        <Form.Item name={[at, 'needsSeal']} valuePropName="checked" noStyle>
          <Checkbox>{t('tenderDocuments.templates.needsSeal')}</Checkbox>
        </Form.Item>
      </td>
      <td>
        <Form.Item name={[at, 'needsCa']} valuePropName="checked" noStyle>
          <Checkbox>{t('tenderDocuments.templates.needsCa')}</Checkbox>
        </Form.Item>
      </td>
      <td className="td-papers-keys">
        <Button
          type="text"
          icon={<DeleteOutlined aria-hidden />}
          aria-label={t('common.actions.remove')}
          onClick={onRemove}
        />
      </td>
    </tr>
  );
};

const Editor = ({ template: { kind, lines, version } }: { readonly template: DocumentTemplateRow }) => {
  const t = useT();
  const notice = useNotice();
  const [form] = Form.useForm<Values>();
  const set = useCommand(api.tenderDocuments.setTemplate);
  const taken = (Form.useWatch<Values['lines'] | undefined>('lines', form) ?? lines).map(({ code }) => code);
  const free = documentCodes.filter((code) => !taken.includes(code));
  return (
    <FormPanel<Values, unknown>
      form={form}
      initialValues={{ lines: lines.map((one) => ({ ...one })) }}
      onSubmit={(values) => set.run({ kind, version, lines: values.lines.map(lineOf) })}
      onDone={() => notice.success(t('tenderDocuments.templates.saved'))}
    >
      <Form.List name="lines">
        {(fields, { add, remove }) => (
          <>
            <table className="td-plain td-papers-table">
              <tbody>
                {fields.map(({ key, name }) => (
                  <LineFields key={key} at={name} onRemove={() => remove(name)} />
                ))}
              </tbody>
            </table>
            {fields.length === 0 && <p className="td-quiet">{t('tenderDocuments.templates.empty')}</p>}
            <div className="td-papers-head">
              <Select<DocumentCode | null>
                value={null}
                placeholder={t('tenderDocuments.templates.addCode')}
                aria-label={t('tenderDocuments.templates.addCode')}
                style={{ minWidth: 260 }}
                options={free.map((value) => ({ value, label: paperName({ code: value, name: '' }, t) }))}
                onChange={(code) => add({ code, name: '' })}
              />
              <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({ code: '', name: '' })}>
                {t('tenderDocuments.templates.addName')}
              </Button>
            </div>
          </>
        )}
      </Form.List>
    </FormPanel>
  );
};

const Shown = ({ template }: { readonly template: DocumentTemplateRow }) => {
  const t = useT();
  return (
    <ul className="td-rows">
      {template.lines.map((line) => (
        <li key={line.code + line.name}>
          <span>{paperName(line, t)}</span>
          {line.needsSeal && <span>{t('tenderDocuments.templates.needsSeal')}</span>}
          {line.needsCa && <span>{t('tenderDocuments.templates.needsCa')}</span>}
        </li>
      ))}
    </ul>
  );
};

export const DocumentTemplatesView = () => {
  const t = useT();
  const may = useMayState('tenders.rules');
  const [kind, setKind] = useState<TenderKind>('open');
  const found = useRead(['tenderDocuments.templates'], () => api.tenderDocuments.templates({}), { tables });
  const template = found.value?.find((one) => one.kind === kind);
  if (!found.value && found.problem) return <PanelRefused problem={found.problem} onRetry={found.reload} />;
  if (!template) return <PanelLoading />;
  return (
    <div className="td-papers-form">
      <p className="td-quiet">{t('tenderDocuments.templates.hint')}</p>
      <div className="td-papers-head">
        <Select<TenderKind>
          value={kind}
          aria-label={t('tenderDocuments.templates.kind')}
          style={{ minWidth: 180 }}
          options={tenderKinds.map((value) => ({ value, label: t(`tenders.kinds.${value}`) }))}
          onChange={setKind}
        />
        <span className="td-quiet">
          {t(template.isChanged ? 'tenderDocuments.templates.isOwn' : 'tenderDocuments.templates.isDefault')}
        </span>
      </div>
      {may !== true && <ProblemAlert problem={may} />}
      {may === true ? (
        <Editor key={`${kind}/${template.version}`} template={template} />
      ) : (
        <Shown template={template} />
      )}
    </div>
  );
};
