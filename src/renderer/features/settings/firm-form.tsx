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

export const bookTables = ['book', 'setting'];
const NAME_LENGTH = 120;

type Book = { readonly firmName: string; readonly timeZone: string; readonly version: number };
type Values = { readonly firmName: string };

const EditFirm = ({ book }: { readonly book: Book }) => {
  const t = useT();
  const notice = useNotice();
  const [form] = Form.useForm<Values>();
  const rename = useCommand(api.settings.renameFirm);
  // What the person began from: a newer book meanwhile is a conflict, not a silent overwrite.
  const [base, setBase] = useState(book);
  const typed = Form.useWatch('firmName', form) ?? base.firmName;
  const isNewer = book.version > base.version;
  const isTouched = typed !== base.firmName;
  useEffect(() => {
    if (!isNewer || isTouched) return;
    setBase(book);
    form.setFieldValue('firmName', book.firmName);
  }, [isNewer, isTouched, book, form]);
  const submit = async ({ firmName }: Values) => {
    const answer = await rename.run({ firmName, version: base.version });
    if (answer.ok) setBase({ ...base, firmName, version: answer.value.version });
    return answer;
  };
  const keepTheirs = () => {
    form.setFieldValue('firmName', book.firmName);
    setBase(book);
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
          onUseMine={() => setBase(book)}
          onKeepTheirs={keepTheirs}
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
