import { Page } from '../../ui/Page.js';

export const PackPage = () => (
  <Page title="PackPage">
    <p />
  </Page>
);
