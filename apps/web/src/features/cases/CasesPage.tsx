import { Page } from '../../ui/Page.js';

export const CasesPage = () => (
  <Page title="CasesPage">
    <p />
  </Page>
);
