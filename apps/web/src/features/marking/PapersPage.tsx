import { Page } from '../../ui/Page.js';

export const PapersPage = () => (
  <Page title="PapersPage">
    <p />
  </Page>
);
