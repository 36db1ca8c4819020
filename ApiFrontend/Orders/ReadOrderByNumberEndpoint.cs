using Microsoft.AspNetCore.Http.Features;
using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Api.OpenApi;
using Payments.Checkout;
using Payments.Ids;
using Payments.Keys;
using Payments.Orders;

namespace Payments.Api.Orders;

internal static class ReadOrderByNumberEndpoint
{
    private static readonly QueryParameter Merchant = QueryParameter.Id(ListContract.Merchant, IdPrefix.Merchant);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/orders/by-number/{number}", Handle)
            .ForOwners(Scope.Read, Permission.Read)
            .WithMetadata(new QueryContract([Merchant]))
            .WithName("readOrderByNumber")
            .WithTags("Orders")
            .WithSummary("Read an order by its number")
            .WithDescription("The number is URL-encoded, a / in it too. Numbers are unique for one merchant, so an administrator says merchant_id.")
            .Produces<OrderView>()
            .Refuses(400, 401, 404);

    private static async Task<IResult> Handle(HttpContext http, string number, IGrainFactory grains)
    {
        var caller = Caller.Of(http)!;
        var query = QueryValues.Read(http, caller.IsAdministrator ? [Merchant] : []);
        if (!query.Accepted) return Problem.Of(query.Refusal);
        if ((caller.IsAdministrator ? query.Value.Text(ListContract.Merchant) : caller.Id) is not { } merchant) return Problem.Of(PagingRefusals.Missing(ListContract.Merchant));

        var text = Decoded(http, number);
        if (PaymentInput.CheckText("number", text) is { } refusal) return Problem.Of(refusal);
        var read = await grains.GetGrain<IOrderReadsGrain>("api").ByNumber(merchant, text);
        return read.Accepted ? Results.Json(read.Value, ApiJson.Wire.OrderView) : Problem.Of(read.Refusal);
    }

    /// <summary>Routing leaves %2F as it is, and so cannot tell it from a %252F: the number is read as it was sent.</summary>
    private static string Decoded(HttpContext http, string number)
    {
        var target = http.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        var path = target.Split('?', 2)[0].TrimEnd('/');
        return path.LastIndexOf('/') is var at and >= 0 ? Uri.UnescapeDataString(path[(at + 1)..]) : number;
    }
}
