import { Page } from '../../ui/Page.js';

export const OverviewPage = () => (
  <Page title="OverviewPage">
    <p />
  </Page>
);
