import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

/** OpenAPI 3.1 at `/api/openapi.json`, a viewer at `/docs`. */
export const serveOpenApi = (app: INestApplication): void => {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Khoa Bảng')
    .setDescription(
      'Leadership recruitment exams. Every command answers with a `position`; give it to a read to see at least that. Errors are RFC 9457 problems, in Vietnamese or English by `Accept-Language`.',
    )
    .setVersion('0.1.0')
    .addCookieAuth('khoabang')
    .build();
  const document = SwaggerModule.createDocument(app, config);
  SwaggerModule.setup('docs', app, document, { jsonDocumentUrl: 'api/openapi.json', customSiteTitle: 'Khoa Bảng API' });
};
