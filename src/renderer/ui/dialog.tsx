import { Modal, type ModalProps } from 'antd';
import { useEffect, useState } from 'react';

/** What goes with the focus inside gives it back to where it was: antd does so only for windows that stay mounted. */
const useFocusBack = () => {
  const [cameFrom] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // A moment later: the window still holds the focus while it is taken down.
      setTimeout(() => {
        const isLost = document.activeElement === null || document.activeElement === document.body;
        if (isLost && cameFrom instanceof HTMLElement && cameFrom.isConnected) cameFrom.focus();
      });
    },
    [cameFrom],
  );
};

type Props = Pick<ModalProps, 'title' | 'children' | 'width'> & { readonly onClose: () => void };

/** A window that is open as long as it is mounted; Esc leaves it, and the keys go on where they were. */
export const Dialog = ({ title, width, onClose, children }: Props) => {
  useFocusBack();
  return (
    <Modal open title={title} {...(width !== undefined && { width })} footer={null} onCancel={onClose} destroyOnHidden>
      {children}
    </Modal>
  );
};
