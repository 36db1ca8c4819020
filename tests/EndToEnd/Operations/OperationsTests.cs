using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Payments.Tests.EndToEnd.Operations;

/// <summary>What operators and newcomers meet: the printed curl line, health, metrics, the API document, the log.</summary>
public sealed partial class OperationsTests(PlatformFixture fixture) : IClassFixture<PlatformFixture>
{
    private readonly PlatformProcess platform = fixture.Platform;

    [Fact]
    public async Task Banner_CurlLinePasted_AnswersWithAPayment()
    {
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", platform.Curl]) { RedirectStandardOutput = true })!;
        var body = JsonDocument.Parse(await shell.StandardOutput.ReadToEndAsync()).RootElement;
        await shell.WaitForExitAsync();
        Assert.StartsWith("pay_", body.String("id"), StringComparison.Ordinal);
    }

    private static readonly string[] Refusals = ["401", "403", "500", "503"];

    [Fact]
    public async Task OpenApi_Document_ListsEveryRouteWithItsSchemasAndRefusals()
    {
        using var client = platform.Client();
        var document = JsonDocument.Parse(await client.GetStringAsync("/openapi/v1.json")).RootElement;
        var paths = document.GetProperty("paths");

        Assert.Equal(
            [
                "/v1/administrators",
                "/v1/administrators/{id}",
                "/v1/administrators/{id}/api-keys",
                "/v1/administrators/{id}/api-keys/{key_id}",
                "/v1/administrators/{id}/api-keys/{key_id}/rotate",
                "/v1/api-keys",
                "/v1/api-keys/{key_id}",
                "/v1/api-keys/{key_id}/rotate",
                "/v1/balances",
                "/v1/callbacks",
                "/v1/callbacks/{channel}",
                "/v1/callbacks/{channel}/{account}",
                "/v1/callbacks/{id}/retry",
                "/v1/channel-accounts",
                "/v1/channel-accounts/{id}",
                "/v1/channel-accounts/{id}/changes",
                "/v1/channels/fees",
                "/v1/channels/fees/changes",
                "/v1/channels/health",
                "/v1/events",
                "/v1/events/{id}",
                "/v1/exchange-rates",
                "/v1/exchange-rates/conversion",
                "/v1/job-runs/{id}",
                "/v1/jobs",
                "/v1/jobs/{job}/runs",
                "/v1/ledger/transfers",
                "/v1/ledger/verify",
                "/v1/limits",
                "/v1/merchants",
                "/v1/merchants/{id}",
                "/v1/merchants/{id}/api-keys",
                "/v1/merchants/{id}/api-keys/{key_id}",
                "/v1/merchants/{id}/api-keys/{key_id}/rotate",
                "/v1/merchants/{id}/limited",
                "/v1/merchants/{id}/overrides",
                "/v1/merchants/{id}/reinstate",
                "/v1/merchants/{id}/sub-accounts",
                "/v1/merchants/{id}/suspend",
                "/v1/merchants/{id}/tier",
                "/v1/merchants/{id}/tier-reviews",
                "/v1/orders",
                "/v1/orders/batch-read",
                "/v1/orders/by-number/{number}",
                "/v1/orders/{id}",
                "/v1/orders/{id}/cancel",
                "/v1/payments",
                "/v1/payments/batch-read",
                "/v1/payments/{id}",
                "/v1/payments/{id}/cancel",
                "/v1/payments/{id}/refunds",
                "/v1/payments/{id}/routing",
                "/v1/payments/{id}/timeline",
                "/v1/pre-authorisations",
                "/v1/pre-authorisations/{id}",
                "/v1/pre-authorisations/{id}/capture",
                "/v1/pre-authorisations/{id}/refunds",
                "/v1/pre-authorisations/{id}/void",
                "/v1/refunds",
                "/v1/refunds/{id}",
                "/v1/routing",
                "/v1/routing/changes",
                "/v1/routing/cost-report",
                "/v1/routing/dry-run",
                "/v1/sagas",
                "/v1/sagas/{id}",
                "/v1/sagas/{id}/compensate",
                "/v1/sagas/{id}/retry",
                "/v1/tiers",
                "/v1/tiers/{name}",
                "/v1/webhook-endpoints",
                "/v1/webhook-endpoints/{id}",
                "/v1/webhook-endpoints/{id}/disable",
                "/v1/webhook-endpoints/{id}/enable",
                "/v1/webhook-endpoints/{id}/replay",
                "/v1/webhook-endpoints/{id}/rotate-secret",
                "/v1/webhook-endpoints/{id}/test",
                "/v1/webhook-notifications",
                "/v1/webhook-notifications/{id}",
                "/v1/webhook-notifications/{id}/redeliver",
            ],
            paths.EnumerateObject().Select(path => path.Name).Order(StringComparer.Ordinal));
        foreach (var operation in paths.EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).Select(one => one.Value))
        {
            Assert.NotEmpty(operation.String("operationId"));
            Assert.NotEmpty(operation.String("summary"));
            Assert.Single(operation.GetProperty("security").EnumerateArray());
            var responses = operation.GetProperty("responses");
            var signed = operation.GetProperty("security")[0].TryGetProperty("channelSignature", out _);
            Assert.True(signed || operation.TryGetProperty("x-scope", out _) || operation.TryGetProperty("x-permission", out _), "the route states what it needs");
            Assert.All(Refusals.Where(status => !signed || status != "403"), status => Assert.True(responses.GetProperty(status).GetProperty("content").TryGetProperty("application/problem+json", out _), status));
            Assert.Contains(responses.EnumerateObject(), response => response.Name.StartsWith('2') && response.Value.TryGetProperty("content", out _));
        }

        Assert.Equal("pay", paths.GetProperty("/v1/payments").GetProperty("post").String("x-scope"));
        Assert.Equal("manage_merchants", paths.GetProperty("/v1/merchants").GetProperty("post").String("x-permission"));
        var register = paths.GetProperty("/v1/merchants").GetProperty("post");
        Assert.Contains(register.GetProperty("parameters").EnumerateArray(), parameter => parameter.String("name") == "Idempotency-Key" && parameter.GetProperty("required").GetBoolean());
        var status = document.GetProperty("components").GetProperty("schemas").GetProperty("MerchantStatus").GetProperty("enum");
        Assert.Equal(["active", "suspended"], status.EnumerateArray().Select(value => value.GetString()));
    }

    [Fact]
    public async Task Health_Running_LiveAndReady()
    {
        using var client = platform.Client();
        Assert.Equal("live", (await (await client.GetAsync("/health/live")).Json()).String("status"));
        var ready = await (await client.GetAsync("/health/ready")).Json();
        Assert.Equal(("ready", Built.Engine), (ready.String("status"), ready.String("engine")));
    }

    [Fact]
    public async Task Metrics_AfterARequest_CountsItInPrometheusText()
    {
        using var client = platform.Client();
        await client.GetAsync("/v1/merchants/mer_00000000000000000000000000");
        var text = "";
        // The count is taken just after the answer has gone out.
        await Eventually.HoldsAsync(async () => Counted().IsMatch(text = await client.GetStringAsync("/metrics")), "the request is counted");
        using var response = await client.GetAsync("/metrics");

        Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
        Assert.All(text.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches(ExpositionLine(), line));
        var types = text.Split('\n').Where(line => line.StartsWith("# TYPE ", StringComparison.Ordinal)).ToList();
        Assert.Equal(types.Count, types.Distinct().Count());
    }

    [Fact]
    public void Process_WatchesNoFiles()
    {
        var opened = Directory.GetFiles($"/proc/{platform.Id}/fd").Select(file => new FileInfo(file).LinkTarget ?? "").ToList();

        Assert.Contains(opened, target => target.StartsWith("socket:", StringComparison.Ordinal));
        Assert.DoesNotContain(opened, target => target.Contains("inotify", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RequestLog_EveryRequest_OneLineWithoutSecrets()
    {
        var route = $"/v1/merchants/mer_{Guid.NewGuid():N}";
        using var client = platform.Client(platform.AdministratorKey);
        var problem = await (await client.GetAsync(route)).IsProblem(HttpStatusCode.NotFound, "MERCHANT_NOT_FOUND");
        var trace = problem.String("trace_id");

        await Eventually.HoldsAsync(() => Lines(trace).Count > 0, "the request is logged");
        var line = Assert.Single(Lines(trace));
        Assert.Contains("GET /v1/merchants/{id} 404", line, StringComparison.Ordinal);
        Assert.Contains("code=MERCHANT_NOT_FOUND", line, StringComparison.Ordinal);
        var logged = string.Join('\n', platform.Output.Split('\n').Where(one => one.Contains("RequestLog", StringComparison.Ordinal)));
        Assert.DoesNotContain(platform.AdministratorKey, logged, StringComparison.Ordinal);
    }

    private List<string> Lines(string trace) => [.. platform.Output.Split('\n').Where(line => line.Contains("trace=" + trace, StringComparison.Ordinal))];

    [GeneratedRegex("""http_server_request_duration_seconds_count\{[^\n]*http_response_status_code="401"[^\n]*\} [1-9]""")]
    private static partial Regex Counted();

    [GeneratedRegex("""^(# (HELP|TYPE) [a-zA-Z_][a-zA-Z0-9_]* .+|[a-zA-Z_][a-zA-Z0-9_]*(\{[a-zA-Z_][a-zA-Z0-9_]*="([^"\\]|\\.)*"(,[a-zA-Z_][a-zA-Z0-9_]*="([^"\\]|\\.)*")*\})? [-+]?([0-9.]+(E[-+]?[0-9]+)?|NaN|∞|Inf))$""")]
    private static partial Regex ExpositionLine();
}
