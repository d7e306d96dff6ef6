/** A place to drop files, with what is being read. */
import { InboxOutlined } from '@ant-design/icons';
import { Upload } from 'antd';

type Props = {
  readonly accept: string;
  readonly text: string;
  /** What is under way; absent: nothing. */
  readonly busy?: string | undefined;
  readonly isMany?: boolean;
  readonly onFile: (file: File) => void;
};

export const PlatformDrop = ({ accept, text, busy, isMany = false, onFile }: Props) => (
  <Upload.Dragger
    className="td-platform-drop"
    accept={accept}
    multiple={isMany}
    showUploadList={false}
    disabled={busy !== undefined}
    beforeUpload={(file) => {
      onFile(file);
      return false;
    }}
  >
    <InboxOutlined aria-hidden /> <span role={busy === undefined ? undefined : 'status'}>{busy ?? text}</span>
  </Upload.Dragger>
);
