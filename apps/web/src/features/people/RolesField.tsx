import type { Role } from '../../api/types.gen.js';
import { useSay } from '../../words/language.js';
import { roleNames } from './role-names.js';

/** The roles of an account, each with a box. */
export const RolesField = ({
  chosen,
  onChosen,
}: {
  readonly chosen: readonly Role[];
  readonly onChosen: (roles: readonly Role[]) => void;
}) => {
  const say = useSay();
  return (
    <fieldset className="field">
      <legend>{say({ vi: 'Vai trò', en: 'Roles' })}</legend>
      <p className="hint">
        {say({
          vi: 'Người quản trị không giữ vai trò nào khác. Ghế trong từng đợt thi do Hội đồng và các ban của đợt thi quyết định.',
          en: 'An administrator holds no other role. Seats in a round are given by its council and boards.',
        })}
      </p>
      <div className="choices">
        {Object.entries(roleNames).map(([role, words]) => (
          <label key={role} className="choice">
            <input
              type="checkbox"
              checked={chosen.includes(role as Role)}
              onChange={({ target }) => {
                onChosen(target.checked ? [...chosen, role as Role] : chosen.filter((one) => one !== role));
              }}
            />
            {say(words)}
          </label>
        ))}
      </div>
    </fieldset>
  );
};
