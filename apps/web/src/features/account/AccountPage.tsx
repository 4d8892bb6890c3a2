import { Page } from '../../ui/Page.js';

export const AccountPage = () => (
  <Page title="AccountPage">
    <p />
  </Page>
);
