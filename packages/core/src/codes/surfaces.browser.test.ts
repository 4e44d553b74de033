import { describeSurfaces } from './surfaces.test.helper.ts';

describeSurfaces('Chromium', WebSocket);
