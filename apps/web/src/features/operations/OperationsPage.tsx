import { hasRole, useMe } from '../../app/session.js';
import { Note } from '../../ui/Note.js';
import { Page, Section } from '../../ui/Page.js';
import { useSay } from '../../words/language.js';
import { Incidents } from './Incidents.js';
import { Readiness } from './Readiness.js';
import { SecurityEvents } from './SecurityEvents.js';

/** Whether everything runs, what stands still, and who tried what. */
export const OperationsPage = () => {
  const say = useSay();
  const me = useMe();
  return (
    <Page title={say({ vi: 'Vận hành', en: 'Operations' })}>
      <Section title={say({ vi: 'Máy chủ', en: 'Server' })}>
        <Readiness />
      </Section>
      <Section title={say({ vi: 'Sự cố', en: 'Incidents' })}>
        {hasRole(me, 'ADMIN') ? (
          <Incidents />
        ) : (
          <Note>{say({ vi: 'Quản trị viên xem và xử lý.', en: 'Administrators see and mend them.' })}</Note>
        )}
      </Section>
      <Section title={say({ vi: 'Sự kiện an ninh', en: 'Security events' })}>
        <SecurityEvents />
      </Section>
    </Page>
  );
};
