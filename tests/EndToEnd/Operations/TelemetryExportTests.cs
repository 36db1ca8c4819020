using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Payments.Tests.EndToEnd.Operations;

/// <summary>With an OTLP endpoint configured, traces and metrics arrive there.</summary>
public sealed class TelemetryExportTests
{
    [Fact]
    public async Task Export_EndpointConfigured_TracesAndMetricsArrive()
    {
        var received = new ConcurrentDictionary<string, string>();
        var url = $"http://127.0.0.1:{FreePort.Next()}/";
        using var collector = new HttpListener { Prefixes = { url } };
        collector.Start();
        var collecting = Collect(collector, received);
        await using var database = await TestDatabase.CreateAsync(migrated: false);
        await using var platform = await PlatformProcess.Start(database.ConnectionString, new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = url,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        });
        using var client = platform.Client(platform.MerchantKey);
        await client.GetAsync("/v1/merchants/mer_00000000000000000000000000");

        // A graceful stop sends what is still waiting.
        Assert.Equal(0, await platform.Stop());
        await Eventually.HoldsAsync(() => received.ContainsKey("/v1/traces") && received.ContainsKey("/v1/metrics"), "both arrive");

        Assert.Contains("/v1/merchants/{id}", received["/v1/traces"], StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", received["/v1/metrics"], StringComparison.Ordinal);
        Assert.All(received.Values, text => Assert.DoesNotContain(platform.MerchantKey, text, StringComparison.Ordinal));
        collector.Stop();
        await collecting;
    }

    private static async Task Collect(HttpListener collector, ConcurrentDictionary<string, string> received)
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await collector.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            // Protobuf keeps text as it is, so names can be looked for without a decoder.
            using var reader = new StreamReader(context.Request.InputStream, Encoding.Latin1);
            var text = await reader.ReadToEndAsync();
            received.AddOrUpdate(context.Request.Url!.AbsolutePath, text, (_, before) => before + text);
            context.Response.Close();
        }
    }
}
