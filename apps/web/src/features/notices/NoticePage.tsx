import { Page } from '../../ui/Page.js';

export const NoticePage = () => (
  <Page title="NoticePage">
    <p />
  </Page>
);
