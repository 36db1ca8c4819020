using Payments.ChannelSimulator.Banking;
using Payments.ChannelSimulator.Behaviours;

namespace Payments.ChannelSimulator.Http;

/// <summary>POST /charges, /refunds and /charges/{ref}/void.</summary>
internal sealed class MoneyEndpoints(Counter counter, Bank bank, SimulatorOptions options)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/charges", Charge);
        routes.MapPost("/refunds", Refund);
        routes.MapPost("/charges/{reference}/void", Void);
    }

    private async Task Charge(HttpContext http)
    {
        if (await Entry.Key(http) is not { } key) return;
        if (await Entry.Body(http, Wire.Default.ChargeBody) is not { } body) return;
        var wrong = Checks.Money(body.Amount, body.Currency, body.Exponent) ?? Checks.Account(body.MerchantAccount)
            ?? Checks.Descriptor(body.Descriptor) ?? Checks.Url(body.ReturnUrl) ?? Checks.Url(body.CallbackUrl);
        var behaviour = BehaviourTable.Find(body.Token);
        if (behaviour is null) wrong ??= "token_unknown";
        if (wrong is not null)
        {
            await Entry.Wrong(http, wrong);
            return;
        }

        await counter.Serve(http, new Terms(
            Operation.Charge, key, body.Amount, body.Currency, body.MerchantAccount, behaviour!,
            CallbackUrl: body.CallbackUrl ?? options.CallbackUrl, ReturnUrl: body.ReturnUrl, Extra: $"{body.Token}\n{body.Descriptor}"));
    }

    private async Task Refund(HttpContext http)
    {
        if (await Entry.Key(http) is not { } key) return;
        if (await Entry.Body(http, Wire.Default.RefundBody) is not { } body) return;
        var wrong = Checks.Money(body.Amount, body.Currency, body.Exponent) ?? Checks.Account(body.MerchantAccount) ?? Checks.Url(body.CallbackUrl);
        if (wrong is not null)
        {
            await Entry.Wrong(http, wrong);
            return;
        }

        await counter.Serve(http, new Terms(
            Operation.Refund, key, body.Amount, body.Currency, body.MerchantAccount,
            bank.BehaviourOn(Operation.Refund, body.Charge, body.Amount), body.Charge, CallbackUrl: body.CallbackUrl ?? options.CallbackUrl));
    }

    private async Task Void(HttpContext http)
    {
        var charge = (string)http.Request.RouteValues["reference"]!;
        if (await Entry.Key(http) is not { } key) return;
        if (await Entry.Body(http, Wire.Default.VoidBody) is not { } body) return;
        var wrong = Checks.Money(body.Amount, body.Currency, body.Exponent) ?? Checks.Account(body.MerchantAccount);
        if (wrong is not null)
        {
            await Entry.Wrong(http, wrong);
            return;
        }

        await counter.Serve(http, new Terms(
            Operation.Void, key, body.Amount, body.Currency, body.MerchantAccount,
            bank.BehaviourOn(Operation.Void, charge, body.Amount), charge));
    }
}
