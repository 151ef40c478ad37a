// Sends traces with an exporter of the OpenTelemetry SDK: send.js grpc|protobuf|json|zipkin none|gzip PORT TRACES
// Each trace: the service "front" calls the service "stock". Ends with 0 when every export succeeded.
'use strict';
const { SpanKind, trace, context } = require('@opentelemetry/api');
const { BasicTracerProvider, BatchSpanProcessor } = require('@opentelemetry/sdk-trace-base');
const { resourceFromAttributes } = require('@opentelemetry/resources');

const [form, compression, port, traces] = process.argv.slice(2);

function makeExporter() {
  const options = { compression, timeoutMillis: 20000 };
  switch (form) {
    case 'grpc':
      return new (require('@opentelemetry/exporter-trace-otlp-grpc').OTLPTraceExporter)({ ...options, url: `http://127.0.0.1:${port}` });
    case 'protobuf':
      return new (require('@opentelemetry/exporter-trace-otlp-proto').OTLPTraceExporter)({ ...options, url: `http://127.0.0.1:${port}/v1/traces` });
    case 'json':
      return new (require('@opentelemetry/exporter-trace-otlp-http').OTLPTraceExporter)({ ...options, url: `http://localhost:${port}/v1/traces` });
    default:
      return new (require('@opentelemetry/exporter-zipkin').ZipkinExporter)({ url: `http://127.0.0.1:${port}/api/v2/spans` });
  }
}

let failures = 0;

function service(name) {
  const exporter = makeExporter();
  const sendSpans = exporter.export.bind(exporter);
  exporter.export = (spans, done) => sendSpans(spans, (result) => {
    if (result.code !== 0) {
      ++failures;
      console.error(String(result.error));
    }
    done(result);
  });
  return new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': name }),
    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize: 1000000, maxExportBatchSize: 500 })],
  });
}

async function main() {
  const front = service('front'), stock = service('stock');
  for (let i = 0; i < Number(traces); ++i) {
    const attributes = { 'rpc.system': 'grpc', 'server.address': 'stock.shop.svc' };
    const call = front.getTracer('test').startSpan('shop.Stock/Reserve', { kind: SpanKind.CLIENT, attributes });
    const served = stock.getTracer('test').startSpan('shop.Stock/Reserve', { kind: SpanKind.SERVER, attributes: { 'rpc.system': 'grpc' } },
      trace.setSpan(context.active(), call));
    served.end();
    call.end();
  }
  await Promise.all([front.shutdown(), stock.shutdown()]);
  process.exit(failures === 0 ? 0 : 1);
}

main();
