/** The name of the firm. Somebody else's change meanwhile is shown beside one's own, and one chooses. */
import { Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { api } from '../../rpc/client';
import { useMay } from '../../rpc/me';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { ConflictAlert } from '../../ui/form/conflict-alert';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';

const bookTables = ['setting'];
const NAME_LENGTH = 120;

type Book = { readonly firmName: string; readonly timeZone: string; readonly version: number };
type Values = { readonly firmName: string };

const EditFirm = ({ book }: { readonly book: Book }) => {
  const t = useT();
  const notice = useNotice();
  const [form] = Form.useForm<Values>();
  const rename = useCommand(api.settings.renameFirm);
  // What the person began from: a newer book meanwhile is a conflict, not a silent overwrite.
  const [{ base, resets }, setStart] = useState({ base: book, resets: 0 });
  const typed = Form.useWatch('firmName', form) ?? base.firmName;
  const isTouched = typed !== base.firmName;
  const isNewer = book.version > base.version;
  const startAgain = () => setStart({ base: book, resets: resets + 1 });
  if (isNewer && !isTouched) startAgain();
  useEffect(() => {
    if (resets > 0) form.resetFields();
  }, [resets, form]);
  const submit = async ({ firmName }: Values) => {
    const answer = await rename.run({ firmName, version: base.version });
    if (answer.ok) setStart({ base: { ...base, firmName, version: answer.value.version }, resets });
    return answer;
  };
  return (
    <FormPanel<Values, unknown>
      form={form}
      initialValues={{ firmName: base.firmName }}
      onSubmit={submit}
      onDone={() => notice.success(t('settings.firm.saved'))}
      isIdle={typed.trim() === base.firmName}
    >
      <Form.Item
        name="firmName"
        label={t('settings.firm.name')}
        extra={t('settings.firm.nameHint')}
        rules={[{ required: true, whitespace: true, message: t('fields.required') }]}
      >
        <Input maxLength={NAME_LENGTH} />
      </Form.Item>
      {isNewer && isTouched && (
        <ConflictAlert
          conflicts={[{ label: t('settings.firm.name'), theirs: book.firmName, mine: typed }]}
          onUseMine={() => setStart({ base: book, resets })}
          onKeepTheirs={startAgain}
        />
      )}
    </FormPanel>
  );
};

const ShowFirm = ({ book }: { readonly book: Book }) => {
  const t = useT();
  return (
    <dl>
      <dt>{t('settings.firm.name')}</dt>
      <dd>{book.firmName}</dd>
    </dl>
  );
};

export const FirmForm = () => {
  const t = useT();
  const mayWrite = useMay('settings.write');
  const book = useRead(['settings.about'], () => api.settings.about({}), { tables: bookTables });
  return (
    <section>
      <h2>{t('settings.firm.title')}</h2>
      {book.value === undefined && book.isLoading && <PanelLoading />}
      {book.value === undefined && book.problem && <PanelRefused problem={book.problem} onRetry={book.reload} />}
      {book.value && (mayWrite ? <EditFirm book={book.value} /> : <ShowFirm book={book.value} />)}
    </section>
  );
};
