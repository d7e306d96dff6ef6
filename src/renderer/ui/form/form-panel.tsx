/** A form that posts once and shows refusals where they belong: at the field, or above the button. */
import { Button, Form, type FormInstance } from 'antd';
import { type ReactNode, useState } from 'react';
import { useT } from '../i18n';
import { ProblemAlert } from '../problem-alert';
import { type ShownAnswer, type ShownProblem, useProblemText } from '../problem-text';
import { type FieldName, refusedFields } from './field-errors';

type Props<V extends object, A> = {
  readonly form?: FormInstance<V>;
  readonly initialValues?: Partial<V>;
  /** Posts the values; the answer decides what is shown. */
  readonly onSubmit: (values: V) => Promise<ShownAnswer<A>>;
  readonly onDone?: (value: A) => void;
  readonly submitLabel?: string;
  /** Nothing to post at the moment. */
  readonly isIdle?: boolean;
  /** Buttons beside the first one. */
  readonly extra?: ReactNode;
  readonly isWide?: boolean;
  readonly children: ReactNode;
};

const refusedNames = <V extends object>(form: FormInstance<V>, problem: ShownProblem): FieldName[] => {
  const known = form.getFieldsError().map(({ name }) => name.filter((part) => typeof part !== 'boolean'));
  return [...refusedFields(problem, known)];
};

const showAtFields = <V extends object>(form: FormInstance<V>, names: readonly FieldName[], text: string) => {
  // antd types names by the values of the form; these names were read from the form itself.
  const fields = names.map((name) => ({ name: [...name], errors: [text] }));
  form.setFields(fields as Parameters<typeof form.setFields>[0]);
  const [first] = fields;
  if (first) form.focusField(first.name as Parameters<typeof form.focusField>[0]);
};

/** Fields as children (`Form.Item` with names of the input), one button, Enter posts. */
export const FormPanel = <V extends object, A>(props: Props<V, A>) => {
  const t = useT();
  const textOf = useProblemText();
  const [own] = Form.useForm<V>();
  const form = props.form ?? own;
  const [problem, setProblem] = useState<ShownProblem>();
  const [isBusy, setIsBusy] = useState(false);

  const refuse = (refused: ShownProblem) => {
    const names = refusedNames(form, refused);
    setProblem(names.length > 0 ? undefined : refused);
    showAtFields(form, names, textOf(refused));
  };
  const submit = async (values: V) => {
    if (isBusy) return;
    setIsBusy(true);
    setProblem(undefined);
    const answer = await props.onSubmit(values);
    setIsBusy(false);
    if (answer.ok) props.onDone?.(answer.value);
    else refuse(answer.problem);
  };
  return (
    <Form<V>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={props.initialValues}
      onFinish={(values) => void submit(values)}
    >
      {props.children}
      <div className="td-form-foot">
        <ProblemAlert problem={problem} />
        <div className="td-form-buttons">
          <Button type="primary" htmlType="submit" loading={isBusy} disabled={props.isIdle} block={props.isWide}>
            {props.submitLabel ?? t('common.actions.save')}
          </Button>
          {props.extra}
        </div>
      </div>
    </Form>
  );
};
