import { Page } from '../../ui/Page.js';

export const ResultsPage = () => (
  <Page title="ResultsPage">
    <p />
  </Page>
);
