/** A picture of a paper on a page of its own. */
import { useCallback } from 'react';
import type { FetchedFile } from '../../rpc/use-attachments';

export const PaperPicture = ({ file: { name, mediaType, bytes } }: { readonly file: FetchedFile }) => {
  const source = useCallback(
    (element: HTMLImageElement | null) => {
      if (element === null) return undefined;
      const address = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
      element.src = address;
      return () => URL.revokeObjectURL(address);
    },
    [bytes, mediaType],
  );
  return <img ref={source} alt={name} style={{ width: '100%', height: '100%', objectFit: 'contain' }} />;
};
