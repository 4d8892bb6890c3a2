import { Page } from '../../ui/Page.js';

export const NoticesPage = () => (
  <Page title="NoticesPage">
    <p />
  </Page>
);
