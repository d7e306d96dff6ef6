/** Shows a picture or a PDF inside the page; other files are saved instead. */
import { Modal } from 'antd';
import { type ReactNode, useCallback } from 'react';

export type ShownFile = {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
};

export const isPicture = (mediaType: string): boolean => ['image/jpeg', 'image/png', 'image/webp'].includes(mediaType);

/** True for what a page may show without running anything of it. */
export const isShowable = (mediaType: string): boolean => isPicture(mediaType) || mediaType === 'application/pdf';

/** Gives an element the bytes as its source, for as long as it stands there. */
const useSource = ({ bytes, mediaType }: ShownFile) =>
  useCallback(
    (element: HTMLImageElement | HTMLIFrameElement | null) => {
      if (element === null) return undefined;
      const address = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
      element.src = address;
      return () => URL.revokeObjectURL(address);
    },
    [bytes, mediaType],
  );

const View = ({ file }: { readonly file: ShownFile }) => {
  const source = useSource(file);
  return (
    <div className="td-file-view">
      {isPicture(file.mediaType) ? <img ref={source} alt={file.name} /> : <iframe ref={source} title={file.name} />}
    </div>
  );
};

type Props = { readonly file: ShownFile | undefined; readonly onClose: () => void; readonly extra?: ReactNode };

export const FileViewer = ({ file, onClose, extra }: Props) => (
  <Modal
    open={file !== undefined}
    title={file?.name}
    width="min(960px, 92vw)"
    footer={extra}
    onCancel={onClose}
    centered
    destroyOnHidden
  >
    {file && <View file={file} />}
  </Modal>
);
