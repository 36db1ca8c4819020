using System.Globalization;

namespace Payments.ChannelSimulator.Providers.PayPal;

/// <summary>The calls of PayPal's API below /paypal, and what tests may do behind its back below /paypal/simulator.</summary>
internal sealed class PayPalProvider(PayPalBook book, PayPalTokens tokens, PayPalRequests requests, PayPalOrders orders, PayPalPayments payments, PayPalWebhooks webhooks) : IProvider
{
    public string BasePath => "/paypal";

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/paypal");
        api.MapPost("/v1/oauth2/token", async http => await PayPalRequests.Write(http, await tokens.Give(http)));
        api.MapPost("/v1/notifications/webhooks", http => requests.Post(http, (body, _) => webhooks.Create(body)));
        api.MapPost("/v2/checkout/orders", http => requests.Post(http, (body, _) => orders.Create(body, PayPalRequests.Server(http))));
        api.MapGet("/v2/checkout/orders/{id}", http => requests.Get(http, () => OnOrder(http, order => PayPalReply.Ok(order.Show(PayPalRequests.Server(http))))));
        api.MapPost("/v2/checkout/orders/{id}/capture", http => requests.Post(http, (_, key) => OnOrder(http, order => orders.Complete(order, false, key, PayPalRequests.Server(http)))));
        api.MapPost("/v2/checkout/orders/{id}/authorize", http => requests.Post(http, (_, key) => OnOrder(http, order => orders.Complete(order, true, key, PayPalRequests.Server(http)))));
        foreach (var kind in new[] { "authorizations", "captures", "refunds" })
            api.MapGet($"/v2/payments/{kind}/{{id}}", http => requests.Get(http, () => On(http, kind, payment => PayPalReply.Ok(payment.Show(PayPalRequests.Server(http))))));
        api.MapPost("/v2/payments/authorizations/{id}/capture", http => requests.Post(http, (body, key) => On(http, "authorizations", held => payments.Capture(held, body, key, PayPalRequests.Server(http)))));
        api.MapPost("/v2/payments/authorizations/{id}/void", http => requests.Post(http, (_, key) => On(http, "authorizations", held => payments.Void(held, key, PayPalRequests.Server(http)))));
        api.MapPost("/v2/payments/authorizations/{id}/reauthorize", http => requests.Post(http, (body, _) => On(http, "authorizations", held => payments.Reauthorise(held, body, PayPalRequests.Server(http)))));
        api.MapPost("/v2/payments/captures/{id}/refund", http => requests.Post(http, (body, key) => On(http, "captures", capture => payments.Refund(capture, body, key, PayPalRequests.Server(http)))));
        api.MapGet("/checkoutnow", Approve);
        MapSimulator(api);
    }

    private void MapSimulator(RouteGroupBuilder api)
    {
        api.MapGet("/simulator/public-key", http => http.Response.WriteAsync(webhooks.PublicKey));
        api.MapGet("/simulator/tokens", http => http.Response.WriteAsync(tokens.Count.ToString(CultureInfo.InvariantCulture)));
        api.MapPost("/simulator/withdraw-tokens", http =>
        {
            tokens.Withdraw();
            return Task.CompletedTask;
        });
        // Makes an authorisation so many days older than it is.
        api.MapPost("/simulator/authorizations/{id}/age", http =>
        {
            lock (book.Gate)
                if (book.Find("authorizations", (string)http.Request.RouteValues["id"]!) is { } held)
                    held.Created -= TimeSpan.FromDays(int.Parse(http.Request.Query["days"].ToString(), CultureInfo.InvariantCulture));
            return Task.CompletedTask;
        });
    }

    private PayPalReply OnOrder(HttpContext http, Func<PayPalOrder, PayPalReply> act) =>
        book.Orders.TryGetValue((string)http.Request.RouteValues["id"]!, out var order) ? act(order) : PayPalReply.Missing();

    private PayPalReply On(HttpContext http, string kind, Func<PayPalPayment, PayPalReply> act) =>
        book.Find(kind, (string)http.Request.RouteValues["id"]!) is { } payment ? act(payment) : PayPalReply.Missing();

    /// <summary>The page where the customer approves; instrument=declined is a wallet without money.</summary>
    private Task Approve(HttpContext http)
    {
        PayPalOrder? order;
        var approved = false;
        lock (book.Gate)
        {
            if (book.Orders.TryGetValue(http.Request.Query["token"].ToString(), out order))
                approved = orders.Approve(order, http.Request.Query["instrument"] == "declined", PayPalRequests.Server(http));
        }

        if (!approved) http.Response.StatusCode = 409;
        else if (order?.ReturnUrl is { } back) http.Response.Redirect(back);
        return Task.CompletedTask;
    }
}

internal static class PayPalServices
{
    public static IServiceCollection AddPayPal(this IServiceCollection services) => services
        .AddSingleton<PayPalBook>().AddSingleton<PayPalTokens>().AddSingleton<PayPalRequests>().AddSingleton<PayPalOrders>().AddSingleton<PayPalPayments>()
        .AddSingleton<PayPalWebhooks>().AddSingleton<IProvider, PayPalProvider>();
}
