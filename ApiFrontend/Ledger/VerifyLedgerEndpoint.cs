using System.Buffers;
using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.Keys;
using Payments.Ledger;
using Payments.Outcomes;

namespace Payments.Api.Ledger;

internal static class VerifyLedgerEndpoint
{
    private const int DigestLength = 64;
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    private static readonly Refusal NoMerchant = new("INVALID_FIELD", RefusalKind.Invalid, "Name the merchant whose ledger is to be verified.", "merchant_id");

    private static readonly Refusal BadPoint = new(
        "INVALID_FIELD", RefusalKind.Invalid, "from is a point of the chain: a number of at least 1 and a digest of 64 lower-case hex digits.", "from");

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/ledger/verify", Handle)
            .ForOwners(Scope.Read, Permission.Read)
            .WithName("verifyLedger")
            .WithTags("Ledger")
            .WithSummary("Verify a ledger")
            .WithDescription("Computes every digest and the chain anew and names the first broken row. Keep verified outside: sent as from, it shows later whether anything up to it was changed. An answer with complete false goes on with verified as from.")
            .Accepts<VerifyLedgerBody>("application/json")
            .Produces<LedgerVerification>()
            .Refuses(400, 401, 404, 409, 413);

    private static async Task<IResult> Handle(HttpContext http, IGrainFactory grains)
    {
        var read = await JsonBody.Read(http, ApiJson.Wire.VerifyLedgerBody);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var body = read.Value;
        if (body.From is { } from && (from.Number < 1 || from.Digest.Length != DigestLength || from.Digest.AsSpan().ContainsAnyExcept(Hex))) return Problem.Of(BadPoint);
        var owner = await LedgerOwner.Find(http, grains, body.MerchantId, NoMerchant);
        if (!owner.Accepted) return Problem.Of(owner.Refusal);
        var verified = await grains.GetGrain<ILedgerGrain>(owner.Value).Verify(body.From);
        return verified.Accepted ? Results.Json(verified.Value, ApiJson.Wire.LedgerVerification) : Problem.Of(verified.Refusal);
    }
}
