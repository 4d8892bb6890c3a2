import { Page } from '../../ui/Page.js';

export const StoryPage = () => (
  <Page title="StoryPage">
    <p />
  </Page>
);
