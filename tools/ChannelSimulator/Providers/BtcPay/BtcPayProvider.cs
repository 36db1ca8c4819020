using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Payments.ChannelSimulator.Providers.BtcPay;

/// <summary>/btcpay: a server with one store and one API key, which may do all that we need.</summary>
internal sealed class BtcPayProvider(BtcPayInvoices invoices, BtcPayRefunds refunds, BtcPayCustomer customer, ProviderFaults faults, SimulatorOptions options) : IProvider
{
    private const string Store = "/btcpay/api/v1/stores/{store}";

    private readonly byte[] _authorization = Encoding.UTF8.GetBytes($"token {options.BtcPayApiKey}");

    public string BasePath => "/btcpay";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Store + "/invoices", Serve((http, _) => invoices.List(http)));
        routes.MapPost(Store + "/invoices", Serve(invoices.Create, (_, body) => Text(body["metadata"], "orderId")));
        routes.MapGet(Store + "/invoices/{invoice}", Serve((http, _) => invoices.Read(http)));
        routes.MapPost(Store + "/invoices/{invoice}/status", Serve(invoices.Mark, (http, _) => Route(http, "invoice")));
        routes.MapPost(Store + "/invoices/{invoice}/refund", Serve(refunds.Create, (_, body) => Text(body, "name")));
        routes.MapGet(Store + "/pull-payments", Serve((http, _) => refunds.List(http)));
        // Whoever has the link may see it, and its payouts.
        routes.MapGet("/btcpay/api/v1/pull-payments/{pull}/payouts", Payouts);
        routes.MapGet("/btcpay/i/{invoice}", customer.Pay);
    }

    public static string Route(HttpContext http, string name) => (string)http.Request.RouteValues[name]!;

    public static string Host(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}";

    public static string? Text(JsonNode? body, string name) => body is JsonObject fields && fields[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <param name="attempt">Of what moves money or may: what a fault is armed for.</param>
    private RequestDelegate Serve(Func<HttpContext, JsonObject, Task<BtcPayReply>> act, Func<HttpContext, JsonObject, string?>? attempt = null) => async http =>
    {
        if (Refusal(http) is { } refusal)
        {
            await refusal.Write(http);
            return;
        }

        var body = await Body(http);
        if (body is null) await BtcPayReply.Invalid("", "The JSON body could not be read.").Write(http);
        else if (attempt is null || faults.GoesOn(http, attempt(http, body) ?? "")) await (await act(http, body)).Write(http);
    };

    private async Task Payouts(HttpContext http)
    {
        var reply = await refunds.Payouts(http);
        await reply.Write(http);
    }

    private BtcPayReply? Refusal(HttpContext http)
    {
        if (http.Request.Headers.Authorization is not [{ } given] || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), _authorization))
            return BtcPayReply.Error(401, "unauthenticated", "Authentication is required for accessing this endpoint");
        return Route(http, "store") == options.BtcPayStore ? null : BtcPayReply.Error(403, "missing-permission", "Insufficient API Permissions.");
    }

    private static async Task<JsonObject?> Body(HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method)) return [];
        try
        {
            return http.Request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) == true
                ? await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted) as JsonObject
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

internal readonly record struct BtcPayReply(int Status, JsonNode Body)
{
    public static BtcPayReply Ok(JsonNode body) => new(200, body);

    public static BtcPayReply Error(int status, string code, string message) => new(status, new JsonObject { ["code"] = code, ["message"] = message });

    public static BtcPayReply Invalid(string path, string message) => new(422, new JsonArray(new JsonObject { ["path"] = path, ["message"] = message }));

    public Task Write(HttpContext http)
    {
        http.Response.StatusCode = Status;
        http.Response.ContentType = "application/json; charset=utf-8";
        return http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(Body.ToJsonString())).AsTask();
    }
}
