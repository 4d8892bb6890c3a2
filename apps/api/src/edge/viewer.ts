import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

/** People sign in by an operation; no page can set the cookie that these would ask for. There is one server. */
const withoutAuthorize = '.swagger-ui .scheme-container, .swagger-ui .authorization__btn { display: none }';

type Schema = Readonly<Record<string, unknown>>;

const isNothing = (schema: unknown): boolean => (schema as Schema | undefined)?.['type'] === 'null';

/** In 3.1 nothing is a type, and words may stand beside a reference; 3.0 has a word for the one, and a list of parts for the other. */
const schemaOf30 = (schema: Schema): Schema => {
  const { type, anyOf, $ref, ...rest } = schema;
  if (Array.isArray(type)) return { ...rest, type: type.find((one) => one !== 'null') as unknown, nullable: true };
  if ($ref !== undefined) return Object.keys(rest).length === 0 ? schema : { ...rest, allOf: [{ $ref }] };
  if (!Array.isArray(anyOf) || !anyOf.some(isNothing)) return schema;
  const others = anyOf.filter((one) => !isNothing(one));
  return { ...rest, [others.length === 1 ? 'allOf' : 'anyOf']: others, nullable: true };
};

const inWordsOf30 = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inWordsOf30);
  if (typeof value !== 'object' || value === null) return value;
  return schemaOf30(Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, inWordsOf30(entry)])));
};

/** The viewer at `/docs`. It opens a document of OpenAPI 3.0, and each operation of it, four times as fast as one of 3.1. */
export const serveViewer = (app: NestFastifyApplication, document: () => OpenAPIObject): void => {
  SwaggerModule.setup('docs', app, () => ({ ...(inWordsOf30(document()) as OpenAPIObject), openapi: '3.0.3' }), {
    raw: false,
    customSiteTitle: 'Khoa Bảng API',
    customCss: withoutAuthorize,
    // So many operations are drawn only when their chapter is opened, and opened to be tried. Nobody elsewhere is asked
    // whether the document is valid.
    swaggerOptions: { validatorUrl: null, docExpansion: 'none', defaultModelsExpandDepth: -1, tryItOutEnabled: true },
  });
};
