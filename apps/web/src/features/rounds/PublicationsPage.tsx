import { Page } from '../../ui/Page.js';

export const PublicationsPage = () => (
  <Page title="PublicationsPage">
    <p />
  </Page>
);
