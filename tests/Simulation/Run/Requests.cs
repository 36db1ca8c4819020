using Payments.Ids;
using Payments.Tests.Simulation.Plan;

namespace Payments.Tests.Simulation.Run;

/// <summary>What an operation sends. Ids follow from merchant and key, so it needs to know nothing of what was answered before.</summary>
internal sealed class Requests(SimulationPlan plan, IReadOnlyList<Merchant> merchants)
{
    /// <summary>A test number that no table, log or answer may show afterwards.</summary>
    public const string CardNumber = "4242424242424242";

    private readonly Dictionary<int, PlannedOperation> _planned = plan.Operations.ToDictionary(one => one.Number);

    public Merchant MerchantOf(PlannedOperation one) => merchants[one.Merchant];

    /// <summary>The operation that this one is about; itself where it is about nothing else.</summary>
    public PlannedOperation TargetOf(PlannedOperation one) => _planned[one.Target];

    /// <summary>The object that a creating operation leads to, or the one that another is about.</summary>
    public string ObjectOf(PlannedOperation one)
    {
        var merchant = MerchantOf(one).Id;
        return one.Kind switch
        {
            OperationKind.Pay or OperationKind.CardNumber => EntityId.Derive(IdPrefix.Payment, merchant, one.Key),
            OperationKind.Hold => EntityId.Derive(IdPrefix.PreAuthorisation, merchant, one.Key),
            OperationKind.Refund => EntityId.Derive(IdPrefix.Refund, $"{merchant}:{ObjectOf(TargetOf(one))}", one.Key),
            OperationKind.Capture => EntityId.Derive(IdPrefix.Capture, $"{merchant}:{ObjectOf(TargetOf(one))}", one.Key),
            OperationKind.Void or OperationKind.Cancel or OperationKind.Replay or OperationKind.ReuseKey or OperationKind.Read or OperationKind.Answer => ObjectOf(TargetOf(one)),
            OperationKind.ResendCallbacks => "",
            _ => throw new InvalidOperationException($"{one.Kind} is about nothing."),
        };
    }

    /// <param name="more">Added to the amount, for a request that is not the one that its key was used for.</param>
    public HttpRequestMessage Of(PlannedOperation one, long more = 0)
    {
        var about = ObjectOf(TargetOf(one));
        return one.Kind switch
        {
            OperationKind.Pay => Post("/v1/payments", one.Key, $$"""{"amount":{{one.Amount + more}},"currency":"EUR","payment_method":"{{one.Token}}"}"""),
            OperationKind.CardNumber => Post("/v1/payments", one.Key, $$"""{"amount":100,"currency":"EUR","payment_method":"{{CardNumber}}"}"""),
            OperationKind.Hold => Post("/v1/pre-authorisations", one.Key, $$"""{"amount":{{one.Amount + more}},"currency":"EUR","payment_method":"{{one.Token}}"}"""),
            OperationKind.Refund => Post($"/v1/payments/{about}/refunds", one.Key, $$"""{"amount":{{one.Amount + more}}}"""),
            OperationKind.Capture => Post($"/v1/pre-authorisations/{about}/capture", one.Key, $$"""{"amount":{{one.Amount + more}},"final":{{(one.Final ? "true" : "false")}}}"""),
            OperationKind.Void => Post($"/v1/pre-authorisations/{about}/void"),
            OperationKind.Cancel => Post($"/v1/payments/{about}/cancel"),
            OperationKind.Replay => Of(TargetOf(one)),
            OperationKind.ReuseKey => Of(TargetOf(one), more: 1),
            OperationKind.Read or OperationKind.Answer => new HttpRequestMessage(HttpMethod.Get, $"/v1/payments/{about}"),
            _ => throw new InvalidOperationException($"{one.Kind} is no request."),
        };
    }

    private static HttpRequestMessage Post(string path, string? key = null, string? body = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        if (body is not null) request.Content = new StringContent(body, null, "application/json");
        return request;
    }
}
