import type { Post } from '../../../shared/domain/permissions';
import { useT } from '../../ui/i18n';
import { StateTag } from '../../ui/state-tag';

/** The posts of a person, each by its name. */
export const PostTags = ({ posts }: { readonly posts: readonly Post[] }) => {
  const t = useT();
  return (
    <span className="td-tags">
      {posts.map((post) => (
        <StateTag key={post} tone="info">
          {t(`posts.${post}`)}
        </StateTag>
      ))}
    </span>
  );
};
