import { Page } from '../../ui/Page.js';

export const MarkingPage = () => (
  <Page title="MarkingPage">
    <p />
  </Page>
);
