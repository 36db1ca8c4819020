using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Api.OpenApi;
using Payments.Exchange;

namespace Payments.Api.Exchange;

internal static class ReadExchangeRatesEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/exchange-rates", Handle)
            .ForAdministrators(Permission.Read)
            .TakesQuery()
            .WithName("readExchangeRates")
            .WithTags("Exchange rates")
            .WithSummary("Read the exchange rates that hold")
            .WithDescription("What one unit of the base is worth, when the source says that it was so, and when it was read.")
            .Produces<ExchangeRates>()
            .Refuses(400, 409);

    private static async Task<IResult> Handle(IGrainFactory grains)
    {
        var rates = await grains.GetGrain<IExchangeGrain>("api").Rates();
        return rates.Accepted ? Results.Json(rates.Value, ApiJson.Wire.ExchangeRates) : Problem.Of(rates.Refusal);
    }
}
