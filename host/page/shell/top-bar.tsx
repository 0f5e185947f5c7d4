import { ExternalLink, Languages, Search, X } from 'lucide-react';
import { languages, type PageUser } from '../../page-api.ts';
import { pagesLinkUrl } from '../client.ts';
import { languageNames } from '../settings/messages.ts';
import { useSettings } from '../settings/settings.tsx';
import { Avatar } from './avatar.tsx';
import { BrandMark } from './brand-mark.tsx';
import { MenuButton } from './menu-button.tsx';

interface TopBarProps {
  users: readonly PageUser[];
  user: PageUser;
  chooseUser: (email: string) => void;
  /** Null where there is nothing to search. */
  search: { text: string; change: (text: string) => void } | null;
}

export function TopBar({ users, user, chooseUser, search }: TopBarProps) {
  const { t } = useSettings();
  return (
    <header className="top-bar">
      <p className="product">
        <BrandMark size={32} />
        <span>{t.productName}</span>
      </p>
      {search === null ? <div className="search-space" /> : <SearchBox {...search} />}
      <div className="top-bar-end">
        <a className="pages-link" href={pagesLinkUrl(user.email)} title={t.pagesHint} target="_blank" rel="noopener">
          <ExternalLink size={18} aria-hidden />
          <span>{t.pages}</span>
        </a>
        <LanguageMenu />
        <MenuButton
          className="user-button"
          label={t.switchUser}
          face={
            <>
              <span className="visually-hidden">{t.signedInAs} </span>
              <span className="user-name">
                <strong>{user.name} </strong>
                <span>{user.email}</span>
              </span>
              <Avatar name={user.name} seed={user.email} />
            </>
          }
          items={users.map(({ email, name }) => ({
            label: name,
            detail: email,
            checked: email === user.email,
            select: () => chooseUser(email),
          }))}
        />
      </div>
    </header>
  );
}

function LanguageMenu() {
  const { t, language, setLanguage } = useSettings();
  return (
    <MenuButton
      className="language-button"
      label={t.language}
      face={
        <>
          <Languages size={18} aria-hidden />
          <span className="visually-hidden">{t.language} </span>
          <span>{language.toUpperCase()}</span>
        </>
      }
      items={languages.map((one) => ({
        label: languageNames[one],
        checked: one === language,
        select: () => setLanguage(one),
      }))}
    />
  );
}

function SearchBox({ text, change }: { text: string; change: (text: string) => void }) {
  const { t } = useSettings();
  return (
    <search className="search">
      <Search size={18} aria-hidden />
      <input
        type="text"
        value={text}
        placeholder={t.search}
        aria-label={t.search}
        onChange={({ target }) => change(target.value)}
        onKeyDown={({ key }) => {
          if (key === 'Escape') change('');
        }}
      />
      {text !== '' && (
        <button type="button" className="icon-button" aria-label={t.clearSearch} onClick={() => change('')}>
          <X size={18} aria-hidden />
        </button>
      )}
    </search>
  );
}
