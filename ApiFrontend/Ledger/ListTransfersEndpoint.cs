using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Keys;
using Payments.Ledger;

namespace Payments.Api.Ledger;

internal static class ListTransfersEndpoint
{
    private const string Account = "account";
    private const string Transaction = "transaction_id";

    private static readonly ListContract Contract = ListContract.OfMerchant("transfers", "booked_", QueryParameter.Text(Account), QueryParameter.Text(Transaction));

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/ledger/transfers", Handle)
            .ForOwners(Scope.Read, Permission.Read)
            .WithName("listTransfers")
            .WithTags("Ledger")
            .WithSummary("List transfers")
            .WithDescription("Newest first: of one account (on either side), of one payment or refund, of a time. Administrators name the merchant.")
            .Lists<TransferView>(Contract);

    private static async Task<IResult> Handle(HttpContext http, IGrainFactory grains)
    {
        var read = Contract.Read(http);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var request = read.Value;
        var query = new ListTransfers(request.Window, request.Filters.Text(Account), request.Filters.Text(Transaction));
        var page = await grains.GetGrain<ILedgerGrain>(request.Window.MerchantId!).Transfers(query);
        return request.Answer(page, ApiJson.Wire.ListBodyTransferView);
    }
}
