using System.Globalization;
using Payments.Channels;
using Payments.Channels.Simulator;
using Payments.Money;

namespace Payments.Bench.Usual;

/// <summary>Reserve in one transaction, charge, book in another.</summary>
internal static class PaymentEndpoint
{
    public static async Task<IResult> Handle(HttpContext http, CreateBody body, Merchants merchants, Books books, SimulatorChannel channel)
    {
        if (await merchants.Find(http.Request.Headers["X-API-Key"]) is not { } merchant) return Results.StatusCode(401);
        if (http.Request.Headers["Idempotency-Key"].ToString() is not { Length: > 0 } key || body.Amount <= 0) return Results.StatusCode(400);

        var opened = await books.Open(merchant, key, body);
        if (opened.Replayed) return Results.Json(opened.View, WireJson.Default.PaymentBody, statusCode: 201);
        if (!opened.WithinLimit) return Results.StatusCode(422);
        var attempt = opened.View.Id;
        var answer = await channel.Charge(
            new ChargeOrder(attempt, new Amount(body.Amount, body.Currency), body.PaymentMethod, "", merchant.ToString(CultureInfo.InvariantCulture), null, null), http.RequestAborted);
        if (answer is not ChannelAnswer.Succeeded) return Results.Text($"the channel said {answer}", statusCode: 502);
        await books.Settle(opened.View);
        return Results.Json(opened.View with { Status = "succeeded" }, WireJson.Default.PaymentBody, statusCode: 201);
    }
}
