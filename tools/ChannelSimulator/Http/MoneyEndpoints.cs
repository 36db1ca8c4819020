using Payments.ChannelSimulator.Banking;
using Payments.ChannelSimulator.Behaviours;

namespace Payments.ChannelSimulator.Http;

/// <summary>POST /charges, /refunds and /charges/{ref}/void; an authorisation takes what a charge takes.</summary>
internal sealed class MoneyEndpoints(Counter counter, Bank bank, SimulatorOptions options)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/charges", http => Charge(http, Operation.Charge));
        routes.MapPost("/authorisations", http => Charge(http, Operation.Authorisation));
        routes.MapPost("/refunds", Refund);
        routes.MapPost("/charges/{reference}/void", http => Void(http, Operation.Void));
        routes.MapPost("/authorisations/{reference}/release", http => Void(http, Operation.Release));
        routes.MapPost("/authorisations/{reference}/capture", Capture);
    }

    private async Task Charge(HttpContext http, Operation operation)
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
            operation, key, body.Amount, body.Currency, body.MerchantAccount, behaviour!,
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

    private async Task Capture(HttpContext http)
    {
        var authorisation = (string)http.Request.RouteValues["reference"]!;
        if (await Entry.Key(http) is not { } key) return;
        if (await Entry.Body(http, Wire.Default.CaptureBody) is not { } body) return;
        var wrong = Checks.Money(body.Amount, body.Currency, body.Exponent) ?? Checks.Account(body.MerchantAccount) ?? Checks.Url(body.CallbackUrl);
        if (wrong is not null)
        {
            await Entry.Wrong(http, wrong);
            return;
        }

        await counter.Serve(http, new Terms(
            Operation.Capture, key, body.Amount, body.Currency, body.MerchantAccount,
            bank.BehaviourOn(Operation.Capture, authorisation, body.Amount), authorisation,
            CallbackUrl: body.CallbackUrl ?? options.CallbackUrl, IsFinal: body.Final));
    }

    private async Task Void(HttpContext http, Operation operation)
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
            operation, key, body.Amount, body.Currency, body.MerchantAccount,
            bank.BehaviourOn(operation, charge, body.Amount), charge));
    }
}
