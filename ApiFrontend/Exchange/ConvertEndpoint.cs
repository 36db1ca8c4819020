using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Api.OpenApi;
using Payments.Exchange;
using Payments.Keys;
using Payments.Merchants;
using Payments.Money;
using Payments.Tiers;

namespace Payments.Api.Exchange;

internal static class ConvertEndpoint
{
    private const long MostMinor = 10_000_000_000_000_000;
    private static readonly QueryParameter Minor = QueryParameter.Number("amount", 0, MostMinor);
    private static readonly QueryParameter From = QueryParameter.Currency("from");
    private static readonly QueryParameter To = QueryParameter.Currency("to");

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/exchange-rates/conversion", Handle)
            .ForOwners(Scope.Read, Permission.Read)
            .WithName("convertAmount")
            .WithTags("Exchange rates")
            .WithSummary("Convert an amount")
            .WithDescription("Exact up to the end, then rounded half up to a minor unit. Rates are kept for an hour; older ones are refused. Merchants need a tier with multi_currency.")
            .WithMetadata(new QueryContract([Minor, From, To]))
            .Produces<ConversionBody>()
            .Refuses(400, 409, 422);

    private static async Task<IResult> Handle(HttpContext http, IGrainFactory grains)
    {
        var query = QueryValues.Read(http, [Minor, From, To]);
        if (!query.Accepted) return Problem.Of(query.Refusal);
        if (query.Value.Value<long>(Minor.Name) is not { } minor) return Problem.Of(PagingRefusals.Missing(Minor.Name));
        if (query.Value.Text(From.Name) is not { } from) return Problem.Of(PagingRefusals.Missing(From.Name));
        if (query.Value.Text(To.Name) is not { } to) return Problem.Of(PagingRefusals.Missing(To.Name));
        var caller = Caller.Of(http)!;
        if (!caller.IsAdministrator && await grains.GetGrain<IMerchantGrain>(caller.Id).CheckFeature(TierFeature.MultiCurrency) is { } refusal) return Problem.Of(refusal);
        var converted = await grains.GetGrain<IExchangeGrain>("api").Convert(new Amount(minor, from), to);
        return converted.Accepted ? Results.Json(ConversionBody.Of(converted.Value), ApiJson.Wire.ConversionBody) : Problem.Of(converted.Refusal);
    }
}
