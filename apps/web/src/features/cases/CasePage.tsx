import { Page } from '../../ui/Page.js';

export const CasePage = () => (
  <Page title="CasePage">
    <p />
  </Page>
);
