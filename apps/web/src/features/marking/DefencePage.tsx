import { Page } from '../../ui/Page.js';

export const DefencePage = () => (
  <Page title="DefencePage">
    <p />
  </Page>
);
